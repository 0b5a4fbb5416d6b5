import { Stack, Text, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../lib/format/locale';
import { useLanguage } from '../../lib/i18n/useLanguage';
import { EmptyState } from '../states/EmptyState';
import { CoverageList } from './CoverageList';
import classes from './CoverageMatrix.module.css';
import { CoverageSummary } from './CoverageSummary';
import { MatrixGrid } from './grid/MatrixGrid';
import { MatrixHelp } from './MatrixHelp';
import { MatrixLegend } from './MatrixLegend';
import { type Instant, MatrixToolbar, type Presentation } from './MatrixToolbar';
import { buildMatrix, type ColumnOrder, isMember, numberOf } from './model/matrix';
import { requirementTitle } from './model/requirementText';
import type { Contribution, CoverageLines, GoTo, MatrixActions, MatrixCompany, Requirement } from './model/types';

interface CoverageMatrixProps {
  readonly requirements: readonly Requirement[];
  /** Members of the group on screen first, then candidates. */
  readonly companies: readonly MatrixCompany[];
  /** Cells of everyone, then those of the group, which may answer differently as lead or subcontractors. */
  readonly contributions: readonly (readonly Contribution[])[];
  /** The coverage of the group on screen: margins and summary. */
  readonly group: CoverageLines | undefined;
  readonly groupName: string;
  readonly instant: Instant;
  /** Absent where only that day can be looked at. */
  readonly onInstant?: (instant: Instant) => void;
  readonly actions: MatrixActions;
}

/** Requirements by companies, with margins: a grid on wide screens, a list of requirements on phones or on demand. */
export function CoverageMatrix(props: CoverageMatrixProps): ReactNode {
  const { requirements, companies, contributions, group, actions } = props;
  const { t } = useTranslation('coverage');
  const language = useLanguage();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useState<Presentation>();
  const [order, setOrder] = useState<ColumnOrder>('contributions');
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text, 120);
  const [asked, setAsked] = useState<Requirement>();
  const [isHelpOpen, help] = useDisclosure(false);
  const find = useRef<HTMLInputElement>(null);
  const goTo = useRef<GoTo>(null);
  const presentation = chosen ?? (isNarrow ? 'list' : 'matrix');
  const askedId = asked?.id;
  const matrix = useMemo(
    () =>
      buildMatrix({
        requirements,
        companies,
        contributions,
        group,
        view: { order, text: searched, requirementId: askedId },
        locale: localeOf(language),
      }),
    [requirements, companies, contributions, group, order, searched, askedId, language],
  );
  if (requirements.length === 0) {
    return <EmptyState title={t('noRequirement.title')}>{t('noRequirement.text')}</EmptyState>;
  }
  const nCandidates = matrix.columns.filter(({ place }) => !isMember(place)).length;
  const isFiltered = searched !== '' || asked !== undefined;
  return (
    <Stack gap="sm" className={classes.matrix}>
      <CoverageSummary rows={matrix.rows} group={group} onGoTo={(id) => goTo.current?.(id)} />
      <MatrixToolbar
        findRef={find}
        text={text}
        onText={setText}
        order={order}
        onOrder={setOrder}
        hasCandidates={companies.some(({ place }) => !isMember(place))}
        hasDistances={companies.some(({ distanceKm }) => typeof distanceKm === 'number')}
        instant={props.instant}
        onInstant={props.onInstant}
        presentation={presentation}
        onPresentation={setChosen}
        onHelp={help.open}
      />
      {asked && (
        <Text size="sm">
          {t('view.only', { number: numberOf(asked), title: requirementTitle(asked) })}{' '}
          <button type="button" className={classes.textButton} onClick={() => setAsked(undefined)}>
            {t('view.everyone')}
          </button>
        </Text>
      )}
      <VisuallyHidden role="status">{isFiltered && t('view.found', { count: matrix.columns.length })}</VisuallyHidden>
      {isFiltered && nCandidates === 0 && (
        <Text size="sm" c="dimmed">
          {t('view.noneFound')}
        </Text>
      )}
      {presentation === 'matrix' ? (
        <MatrixGrid
          matrix={matrix}
          groupName={props.groupName}
          actions={actions}
          onFind={() => find.current?.focus()}
          onHelp={help.open}
          onWho={setAsked}
          goTo={goTo}
        />
      ) : (
        <CoverageList matrix={matrix} actions={actions} goTo={goTo} />
      )}
      <MatrixLegend />
      <MatrixHelp opened={isHelpOpen} onClose={help.close} />
    </Stack>
  );
}
