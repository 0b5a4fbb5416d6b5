import { ActionIcon, NativeSelect, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { CircleQuestionMark, Search } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../lib/i18n/useWords';
import classes from './CoverageMatrix.module.css';
import type { ColumnOrder } from './model/matrix';

export type Presentation = 'matrix' | 'list';
export type Instant = 'TODAY' | 'AT_DEADLINE';

interface MatrixToolbarProps {
  readonly findRef: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly order: ColumnOrder;
  readonly onOrder: (order: ColumnOrder) => void;
  readonly hasCandidates: boolean;
  readonly hasDistances: boolean;
  readonly instant: Instant;
  /** Absent where only that day can be looked at. */
  readonly onInstant: ((instant: Instant) => void) | undefined;
  readonly presentation: Presentation;
  readonly onPresentation: (presentation: Presentation) => void;
  readonly onHelp: () => void;
}

const ORDERS: readonly ColumnOrder[] = ['contributions', 'gaps', 'distance', 'name'];

/** What is shown of the matrix: which companies, in which order, on which day, and how. */
export function MatrixToolbar({ findRef, ...props }: MatrixToolbarProps): ReactNode {
  const { t } = useTranslation('coverage');
  const word = useWords();
  return (
    <div className={classes.toolbar}>
      {props.hasCandidates && (
        <>
          <TextInput
            ref={findRef}
            className={classes.find}
            type="search"
            size="xs"
            label={t('view.find')}
            value={props.text}
            onChange={(event) => props.onText(event.currentTarget.value)}
            leftSection={<Search size={14} aria-hidden />}
          />
          <NativeSelect
            className={classes.order}
            size="xs"
            label={t('view.order')}
            value={props.order}
            onChange={(event) => props.onOrder(ORDERS.find((each) => each === event.currentTarget.value) ?? 'contributions')}
            data={ORDERS.filter((each) => each !== 'distance' || props.hasDistances).map((each) => ({
              value: each,
              label: t(`view.orders.${each}`),
            }))}
          />
        </>
      )}
      {props.onInstant && (
        <SegmentedControl
          size="xs"
          aria-label={t('view.instant')}
          value={props.instant}
          onChange={props.onInstant}
          data={[
            { value: 'TODAY' as const, label: word('coverageInstant.TODAY') },
            { value: 'AT_DEADLINE' as const, label: word('coverageInstant.AT_DEADLINE') },
          ]}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('view.label')}
        value={props.presentation}
        onChange={props.onPresentation}
        data={[
          { value: 'matrix' as const, label: t('view.matrix') },
          { value: 'list' as const, label: t('view.list') },
        ]}
      />
      <Tooltip label={t('view.help')}>
        <ActionIcon variant="default" size={30} aria-label={t('view.help')} onClick={props.onHelp}>
          <CircleQuestionMark size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
