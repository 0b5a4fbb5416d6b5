import { useDebouncedCallback } from '@mantine/hooks';
import { useCallback, useRef, useState } from 'react';
import { useQuery } from 'urql';
import {
  CancelGroupingRunDocument,
  GroupingRunDocument,
  type LatestRunQuery,
  ReplayGroupingRunDocument,
  RunAnswerFragmentDoc,
  SuggestGroupingsDocument,
} from '../../../../gql/lots';
import { readFragment } from '../../../../lib/graphql/fragment';
import { type Progress, useFollowedRun } from '../../../../components/runs/useFollowedRun';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyProblem } from '../../../../lib/notify';
import { type AskedOptions, FIRST_OPTIONS, inputOf, optionsOf } from '../../model/options';
import type { RunAnswer } from '../../model/run';

/** Long enough to pin two companies in one go, short enough to feel at once. */
const SETTLE_MS = 300;

export type LatestRun = NonNullable<NonNullable<LatestRunQuery['lot']>['groupingRuns']>[number];

export interface Suggesting {
  readonly options: AskedOptions;
  /** Changes what is asked and solves again, once the person stops changing. */
  readonly change: (options: AskedOptions) => void;
  readonly ask: () => void;
  readonly cancel: () => void;
  /** Shows an answer of before, with its settings. */
  readonly open: (runId: string) => void;
  /** Solves again what a run was asked, and shows the answer. */
  readonly replay: (runId: string) => void;
  /** Goes back to the latest answer; absent while it is on screen. */
  readonly backToLatest: (() => void) | undefined;
  /** The last answer that ended; it stays while the next one is worked on. */
  readonly answer: RunAnswer | undefined;
  readonly isWorking: boolean;
  /** Whether there is an answer that has not been read yet. */
  readonly isReading: boolean;
  readonly progress: Progress | undefined;
  /** Why the last question was not accepted. */
  readonly refusal: readonly UserError[];
}

/** What the engine is asked about: a lot, or lots of a call that one grouping is to answer together. */
export type AskedAbout = { readonly lotId: string } | { readonly lotIds: readonly string[] };

/** Asks the engine for groupings of a lot, or of several lots together, and follows its answers. */
export function useSuggesting(about: AskedAbout, last: LatestRun | undefined): Suggesting {
  const [shownId, setShownId] = useState(last?.status === 'RUNNING' ? undefined : last?.id);
  const [workingId, setWorkingId] = useState(last?.status === 'RUNNING' ? last.id : undefined);
  const [latestId, setLatestId] = useState(shownId);
  const [changed, setChanged] = useState<AskedOptions>();
  const [isSettling, setIsSettling] = useState(false);
  const [refusal, setRefusal] = useState<readonly UserError[]>([]);
  const turn = useRef(0);
  const [suggest, isAsking] = useCommand(SuggestGroupingsDocument);
  const [repeat, isReplaying] = useCommand(ReplayGroupingRunDocument);
  const [stop] = useCommand(CancelGroupingRunDocument);
  const finish = useCallback((runId: string) => {
    setShownId(runId);
    setLatestId(runId);
    setWorkingId(undefined);
  }, []);
  const progress = useFollowedRun(GroupingRunDocument, workingId, finish);
  const [{ data, fetching }] = useQuery({
    query: GroupingRunDocument,
    variables: { id: shownId ?? '' },
    pause: shownId === undefined,
  });
  const answer = readFragment(RunAnswerFragmentDoc, data?.groupingRun) ?? undefined;
  const options = changed ?? (answer ? optionsOf(answer.options) : FIRST_OPTIONS);

  async function solve(asked: AskedOptions): Promise<void> {
    const own = ++turn.current;
    const before = workingId;
    setIsSettling(false);
    setRefusal([]);
    const outcome = await suggest(
      { input: { ...about, options: inputOf(asked), inBackground: true } },
      { additionalTypenames: [] },
    );
    const runId = outcome.done ? outcome.payload.run?.id : undefined;
    if (before !== undefined) void stop({ input: { runId: before } }, { additionalTypenames: [] });
    // Asked again in the meantime: this answer is of no use any more.
    if (own !== turn.current) {
      if (runId !== undefined) void stop({ input: { runId } }, { additionalTypenames: [] });
      return;
    }
    if (!outcome.done) {
      if (outcome.problem) notifyProblem(outcome.problem);
      setRefusal(outcome.userErrors);
    }
    setWorkingId(runId);
  }

  function open(runId: string): void {
    setShownId(runId);
    setChanged(undefined);
    setRefusal([]);
  }

  async function replay(runId: string): Promise<void> {
    const own = ++turn.current;
    setRefusal([]);
    const outcome = await repeat({ input: { runId, inBackground: true } }, { additionalTypenames: [] });
    if (own !== turn.current) return;
    if (outcome.done) {
      setChanged(undefined);
      setWorkingId(outcome.payload.run?.id);
    } else {
      if (outcome.problem) notifyProblem(outcome.problem);
      setRefusal(outcome.userErrors);
    }
  }

  const solveSoon = useDebouncedCallback((asked: AskedOptions) => void solve(asked), SETTLE_MS);
  return {
    options,
    change: (next) => {
      setChanged(next);
      setIsSettling(true);
      solveSoon(next);
    },
    ask: () => void solve(options),
    cancel: () => {
      if (workingId !== undefined) void stop({ input: { runId: workingId } }, { additionalTypenames: [] });
    },
    open,
    replay: (runId) => void replay(runId),
    backToLatest: latestId === undefined || latestId === shownId ? undefined : () => open(latestId),
    answer,
    // The answer before stays on the page until the new one has been fetched.
    isWorking: isSettling || isAsking || isReplaying || workingId !== undefined || (fetching && answer !== undefined),
    isReading: shownId !== undefined && answer === undefined && fetching,
    progress,
    refusal,
  };
}
