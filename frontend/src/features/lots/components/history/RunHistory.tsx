import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../../../components/states/Loaded';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import { JointRunsDocument, type RunEntryFragment, RunEntryFragmentDoc, RunHistoryDocument } from '../../../../gql/lots';
import { readFragment } from '../../../../lib/graphql/fragment';
import { runsOnLots } from '../../model/together';
import { Question } from '../inquiries/Question';
import type { Suggesting } from '../suggestions/useSuggesting';
import type { LotFacts } from '../useLotFacts';
import classes from './RunHistory.module.css';
import { RunHistoryEntry } from './RunHistoryEntry';

interface HistoryProps {
  readonly suggesting: Suggesting;
  readonly facts: LotFacts;
}

interface RunHistoryProps extends HistoryProps {
  readonly lotId: string;
}

interface JointRunHistoryProps extends HistoryProps {
  readonly callId: string;
  /** The lots that were asked about together. */
  readonly lotIds: readonly string[];
}

/** What the engine was asked about the lot before: to open again, to replay, to compare with the answer on screen. */
export function RunHistory({ lotId, suggesting, facts }: RunHistoryProps): ReactNode {
  const { t } = useTranslation('lots');
  return (
    <Question title={t('history.title')}>
      {/* Another answer on screen, another list: a run that has ended since stands in it. */}
      <RunsOnLot key={suggesting.answer?.id} lotId={lotId} suggesting={suggesting} facts={facts} />
    </Question>
  );
}

/** The same for several lots together. */
export function JointRunHistory(props: JointRunHistoryProps): ReactNode {
  const { t } = useTranslation('lots');
  return (
    <Question title={t('history.title')}>
      <RunsOnLots key={props.suggesting.answer?.id} {...props} />
    </Question>
  );
}

function RunsOnLot({ lotId, suggesting, facts }: RunHistoryProps): ReactNode {
  const [result, retry] = useQuery({
    query: RunHistoryDocument,
    variables: { lotId },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton rows={3} />}>
      {({ lot }) => (
        <Entries runs={readFragment(RunEntryFragmentDoc, lot?.groupingRuns ?? [])} suggesting={suggesting} facts={facts} />
      )}
    </Loaded>
  );
}

function RunsOnLots({ callId, lotIds, suggesting, facts }: JointRunHistoryProps): ReactNode {
  const [result, retry] = useQuery({
    query: JointRunsDocument,
    variables: { callId },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton rows={3} />}>
      {({ callForTender }) => {
        const runs = runsOnLots(callForTender?.jointGroupingRuns ?? [], lotIds);
        return <Entries runs={readFragment(RunEntryFragmentDoc, runs)} suggesting={suggesting} facts={facts} />;
      }}
    </Loaded>
  );
}

interface EntriesProps extends HistoryProps {
  readonly runs: readonly RunEntryFragment[];
}

function Entries({ runs, suggesting, facts }: EntriesProps): ReactNode {
  const { t } = useTranslation('lots');
  const [comparedId, setComparedId] = useState<string>();
  if (runs.length === 0) return <Text size="sm">{facts.isJoint ? t('together.none') : t('history.none')}</Text>;
  return (
    <ol className={classes.runs} aria-label={t('history.title')}>
      {runs.map((run) => (
        <RunHistoryEntry
          key={run.id}
          run={run}
          suggesting={suggesting}
          facts={facts}
          isCompared={run.id === comparedId}
          onCompare={() => setComparedId(run.id === comparedId ? undefined : run.id)}
        />
      ))}
    </ol>
  );
}
