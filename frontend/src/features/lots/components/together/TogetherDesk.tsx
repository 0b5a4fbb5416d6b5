import { SegmentedControl, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CoverageMatrix } from '../../../../components/coverage/CoverageMatrix';
import type { ConsortiumForm } from '../../../../gql/lots';
import { letterOf } from '../../model/comparison';
import { companiesOf, groupOfSuggestion } from '../../model/groups';
import { toggleExcluded, togglePinned, togglePreferred } from '../../model/options';
import classes from '../CoordinatorLot.module.css';
import { JointRunHistory } from '../history/RunHistory';
import { SuggestionPanel } from '../suggestions/SuggestionPanel';
import { type LatestRun, useSuggesting } from '../suggestions/useSuggesting';
import { type TogetherLot, useJointFacts } from './useJointFacts';

interface TogetherDeskProps {
  readonly callId: string;
  readonly requiredForm: ConsortiumForm | null;
  /** In the order of the call. */
  readonly lots: readonly TogetherLot[];
  /** The last question to the engine about these lots, ended or not. */
  readonly latestRun: LatestRun | undefined;
}

/** The coordinator's work on several lots at once: who of the grouping covers what, and what the engine proposes. */
export function TogetherDesk({ callId, requiredForm, lots, latestRun }: TogetherDeskProps): ReactNode {
  const { t } = useTranslation('lots');
  const title = useId();
  const lotIds = useMemo(() => lots.map(({ id }) => id), [lots]);
  const suggesting = useSuggesting({ lotIds }, latestRun);
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [part, setPart] = useState<'coverage' | 'suggestions'>('suggestions');
  const [chosen, setChosen] = useState<{ readonly rank: number; readonly runId: string | undefined }>();
  const { answer, options } = suggesting;
  const suggestions = answer?.suggestions ?? [];
  const isCurrent = chosen !== undefined && chosen.runId === answer?.id;
  const suggestion = suggestions.find(({ rank }) => isCurrent && rank === chosen.rank) ?? suggestions[0];
  const facts = useJointFacts(lots, suggestion);
  const group = useMemo(() => suggestion && groupOfSuggestion(suggestion), [suggestion]);
  const companies = useMemo(() => companiesOf(group, facts.candidates, options), [group, facts.candidates, options]);
  return (
    <>
      {isNarrow && (
        <SegmentedControl
          fullWidth
          mb="md"
          value={part}
          onChange={setPart}
          aria-label={t('page.coverage')}
          data={[
            { value: 'suggestions' as const, label: t('page.suggestions') },
            { value: 'coverage' as const, label: t('page.coverage') },
          ]}
        />
      )}
      <div className={classes.desk} data-wide data-panel>
        {(!isNarrow || part === 'coverage') && (
          <section className={classes.coverage} aria-labelledby={title}>
            <Title order={2} id={title}>
              {t('page.coverage')}
            </Title>
            <CoverageMatrix
              requirements={facts.requirements}
              companies={companies}
              contributions={facts.contributions}
              group={facts.group}
              groupName={suggestion ? t('shown.suggestion', { letter: letterOf(suggestion.rank) }) : t('shown.cluster')}
              instant="AT_DEADLINE"
              actions={{
                onPin: (company) => suggesting.change(togglePinned(options, company)),
                onPrefer: (company) => suggesting.change(togglePreferred(options, company)),
                onExclude: (company) => suggesting.change(toggleExcluded(options, company)),
              }}
            />
          </section>
        )}
        {(!isNarrow || part === 'suggestions') && (
          <SuggestionPanel
            bid={{ lots, requiredForm }}
            suggesting={suggesting}
            facts={facts}
            group={group}
            shownRank={suggestion?.rank}
            onShow={(rank) => setChosen({ rank, runId: answer?.id })}
            history={<JointRunHistory callId={callId} lotIds={lotIds} suggesting={suggesting} facts={facts} />}
          />
        )}
      </div>
    </>
  );
}
