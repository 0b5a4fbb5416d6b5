import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../../../components/states/Loaded';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import { RunEntryFragmentDoc, RunHistoryDocument } from '../../../../gql/lots';
import { readFragment } from '../../../../lib/graphql/fragment';
import { Question } from '../inquiries/Question';
import type { Suggesting } from '../suggestions/useSuggesting';
import type { LotFacts } from '../useLotFacts';
import classes from './RunHistory.module.css';
import { RunHistoryEntry } from './RunHistoryEntry';

interface RunHistoryProps {
  readonly lotId: string;
  readonly suggesting: Suggesting;
  readonly facts: LotFacts;
}

/** What the engine was asked about the lot before: to open again, to replay, to compare with the answer on screen. */
export function RunHistory({ lotId, suggesting, facts }: RunHistoryProps): ReactNode {
  const { t } = useTranslation('lots');
  return (
    <Question title={t('history.title')}>
      {/* Another answer on screen, another list: a run that has ended since stands in it. */}
      <Entries key={suggesting.answer?.id} lotId={lotId} suggesting={suggesting} facts={facts} />
    </Question>
  );
}

function Entries({ lotId, suggesting, facts }: RunHistoryProps): ReactNode {
  const { t } = useTranslation('lots');
  const [comparedId, setComparedId] = useState<string>();
  const [result, retry] = useQuery({
    query: RunHistoryDocument,
    variables: { lotId },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton rows={3} />}>
      {({ lot }) => {
        const runs = readFragment(RunEntryFragmentDoc, lot?.groupingRuns ?? []);
        if (runs.length === 0) return <Text size="sm">{t('history.none')}</Text>;
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
      }}
    </Loaded>
  );
}
