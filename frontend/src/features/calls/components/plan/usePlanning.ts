import { useCallback, useRef, useState } from 'react';
import {
  CancelGroupingRunDocument,
  PlanCallDocument,
  PlanRunDocument,
  ReplayGroupingRunDocument,
} from '../../../../gql/calls';
import { type Progress, useFollowedRun } from '../../../../components/runs/useFollowedRun';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyProblem } from '../../../../lib/notify';
import { inputOf, type PlanWishes } from '../../planWishes';

export interface Planning {
  readonly plan: (wishes: PlanWishes) => void;
  readonly cancel: () => void;
  /** Plans again what a run was asked, with what the engine read then. */
  readonly replay: (runId: string) => void;
  readonly isWorking: boolean;
  readonly progress: Progress | undefined;
  /** Why the last wishes were not accepted. */
  readonly refusal: readonly UserError[];
  /** The wishes are others now: why the last ones were not accepted is of no use any more. */
  readonly forgetRefusal: () => void;
}

interface PlannedCall {
  readonly callId: string;
  readonly lotIds: readonly string[];
  /** A plan that was asked for before this page was opened and is being worked on. */
  readonly runningId: string | undefined;
  readonly onFinished: (runId: string) => void;
}

/** What the server tells of a plan that has begun changes no other query. */
const NOTHING_ELSE = { additionalTypenames: [] };

type Asked = { readonly done: true; readonly runId: string | undefined } | { readonly done: false; readonly userErrors: readonly UserError[] };

/** Asks the engine for a plan of a call, follows it, and stops it. */
export function usePlanning({ callId, lotIds, runningId, onFinished }: PlannedCall): Planning {
  const [workingId, setWorkingId] = useState(runningId);
  const [refusal, setRefusal] = useState<readonly UserError[]>([]);
  const turn = useRef(0);
  const [ask, isAsking] = useCommand(PlanCallDocument);
  const [repeat, isReplaying] = useCommand(ReplayGroupingRunDocument);
  const [stop] = useCommand(CancelGroupingRunDocument);
  const finish = useCallback(
    (runId: string) => {
      setWorkingId(undefined);
      onFinished(runId);
    },
    [onFinished],
  );
  const progress = useFollowedRun(PlanRunDocument, workingId, finish);

  async function begin(asking: () => Promise<Asked>): Promise<void> {
    const own = ++turn.current;
    setRefusal([]);
    const asked = await asking();
    if (own !== turn.current) return;
    if (asked.done) setWorkingId(asked.runId);
    else setRefusal(asked.userErrors);
  }

  return {
    plan: (wishes) =>
      void begin(async () => {
        const input = { callId, options: inputOf(wishes, lotIds), inBackground: true };
        const outcome = await ask({ input }, NOTHING_ELSE);
        if (outcome.done) return { done: true, runId: outcome.payload.run?.id };
        if (outcome.problem) notifyProblem(outcome.problem);
        return outcome;
      }),
    replay: (runId) =>
      void begin(async () => {
        const outcome = await repeat({ input: { runId, inBackground: true } }, NOTHING_ELSE);
        if (outcome.done) return { done: true, runId: outcome.payload.run?.id };
        if (outcome.problem) notifyProblem(outcome.problem);
        return outcome;
      }),
    cancel: () => {
      if (workingId !== undefined) void stop({ input: { runId: workingId } }, NOTHING_ELSE);
    },
    isWorking: isAsking || isReplaying || workingId !== undefined,
    progress,
    refusal,
    forgetRefusal: () => setRefusal([]),
  };
}
