import type { ReactNode } from 'react';
import type { ImportPlanQuery } from '../../../../gql/imports';
import { useDecisions } from '../../useDecisions';
import { ApplyPlan } from './ApplyPlan';

interface PlanToApplyProps {
  readonly run: NonNullable<ImportPlanQuery['importRun']>;
}

/** The plan as a whole: applied, dropped, or made anew when records have moved since. */
export function PlanToApply({ run }: PlanToApplyProps): ReactNode {
  const [decide] = useDecisions(run);
  return (
    <ApplyPlan
      importRunId={run.id}
      state={run.state}
      target={run.target}
      canApply={run.viewerCanApply}
      nLeftOut={run.counts.nRejected + run.counts.nAmbiguous}
      nWritten={run.counts.nCreated + run.counts.nChanged}
      onAnew={async () => {
        await decide((choices) => choices);
      }}
    />
  );
}
