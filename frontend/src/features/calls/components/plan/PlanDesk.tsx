import { Button, Group, VisuallyHidden } from '@mantine/core';
import { Waypoints } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { EmptyState } from '../../../../components/states/EmptyState';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import {
  type CallPlanPageQuery,
  PlanRunDocument,
  PlanRunEntryFragmentDoc,
  PlanWishFragmentDoc,
  ShownPlanRunFragmentDoc,
  type ShownPlanRunFragment,
} from '../../../../gql/calls';
import { readFragment } from '../../../../lib/graphql/fragment';
import { useWords } from '../../../../lib/i18n/useWords';
import { FIRST_WISHES, type PlanWishes, wishesOf } from '../../planWishes';
import classes from './plan.module.css';
import { PlanRuns } from './PlanRuns';
import { PlanWishesForm } from './PlanWishesForm';
import { PlanWorking } from './PlanWorking';
import { ShownPlan } from './ShownPlan';
import { usePlanning } from './usePlanning';

type Call = NonNullable<CallPlanPageQuery['callForTender']>;

interface PlanDeskProps {
  readonly call: Call;
  readonly runs: NonNullable<Call['planRuns']>;
  /** The plan that the address names; the latest otherwise. */
  readonly wantedId: string | undefined;
  readonly onShow: (runId: string | undefined) => void;
  /** A plan has ended: the list has one more. */
  readonly onNews: () => void;
}

/** The coordinator's work on a plan: wish, have it planned, follow it, stop it, read it, and go back to earlier ones. */
export function PlanDesk({ call, runs, wantedId, onShow, onNews }: PlanDeskProps): ReactNode {
  const { t } = useTranslation('calls');
  const word = useWords();
  const known = readFragment(PlanRunEntryFragmentDoc, runs);
  const latestId = known.find(({ status }) => status !== 'RUNNING')?.id;
  const shownId = wantedId ?? latestId;
  const lotIds = useMemo(() => call.lots.map(({ id }) => id), [call.lots]);
  const [changed, setChanged] = useState<PlanWishes>();
  const onFinished = useCallback(
    (runId: string) => {
      setChanged(undefined);
      onShow(runId);
      onNews();
    },
    [setChanged, onShow, onNews],
  );
  const planning = usePlanning({
    callId: call.id,
    lotIds,
    runningId: known.find(({ status }) => status === 'RUNNING')?.id,
    onFinished,
  });
  const [{ data, fetching }] = useQuery({
    query: PlanRunDocument,
    variables: { id: shownId ?? '' },
    pause: shownId === undefined,
  });
  const found = readFragment(ShownPlanRunFragmentDoc, data?.groupingRun);
  // Another call's run, or a run on single lots, is none of the plans of this page.
  const shown = found && found.id === shownId && found.planOptions && found.lot.call.id === call.id ? found : undefined;
  const wishes = changed ?? (shown ? wishesIn(shown) : FIRST_WISHES);
  const { isWorking } = planning;

  function wish(next: PlanWishes | undefined): void {
    setChanged(next);
    planning.forgetRefusal();
  }

  function show(runId: string | undefined): void {
    wish(undefined);
    onShow(runId);
  }

  return (
    <>
      <div className={classes.steering}>
        <Group gap="sm">
          <Button
            leftSection={<Waypoints size={16} aria-hidden />}
            loading={isWorking}
            onClick={() => planning.plan(wishes)}
          >
            {shown ? t('plan.again') : t('plan.ask')}
          </Button>
        </Group>
        <PlanWishesForm wishes={wishes} onChange={wish} lots={call.lots} clusterId={call.cluster.id} />
        <FormErrors errors={planning.refusal} />
        {isWorking && <PlanWorking planning={planning} />}
        <VisuallyHidden role="status">
          {!isWorking && shown && t('plan.ready', { status: word(`groupingStatus.${shown.status}`) })}
        </VisuallyHidden>
      </div>
      {shown ? (
        <ShownPlan
          run={shown}
          lots={call.lots}
          onLatest={latestId === undefined || latestId === shown.id ? undefined : () => show(undefined)}
          onAgain={() => planning.plan(wishesIn(shown))}
          isWorking={isWorking}
        />
      ) : (
        <Nothing isReading={fetching} isWanted={wantedId !== undefined} isWorking={isWorking} />
      )}
      <PlanRuns
        runs={runs}
        shownId={shown?.id}
        isWorking={isWorking}
        onOpen={show}
        onReplay={planning.replay}
      />
    </>
  );
}

function wishesIn({ planOptions }: ShownPlanRunFragment): PlanWishes {
  if (planOptions === null) return FIRST_WISHES;
  return wishesOf({
    ...planOptions,
    pinned: readFragment(PlanWishFragmentDoc, planOptions.pinned),
    excluded: readFragment(PlanWishFragmentDoc, planOptions.excluded),
  });
}

interface NothingProps {
  readonly isReading: boolean;
  /** Whether the address names a plan. */
  readonly isWanted: boolean;
  readonly isWorking: boolean;
}

/** No plan on screen: it is on its way, it is gone, or there has never been one. */
function Nothing({ isReading, isWanted, isWorking }: NothingProps): ReactNode {
  const { t } = useTranslation('calls');
  if (isReading) return <RowsSkeleton rows={6} />;
  if (isWanted) return <EmptyState title={t('plan.gone')}>{t('plan.goneText')}</EmptyState>;
  if (isWorking) return null;
  return <EmptyState title={t('plan.none')}>{t('plan.noneText')}</EmptyState>;
}
