import { Alert, Button, Stack, Text } from '@mantine/core';
import { CircleX, History, Octagon, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownPlanFragmentDoc, type ShownPlanRunFragment } from '../../../../gql/calls';
import { formatInstant } from '../../../../lib/format/dates';
import { numberFormat } from '../../../../lib/format/locale';
import { readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { AskedWishes } from './AskedWishes';
import type { PlannedCallLot } from './lotNames';
import { PlannedLoads } from './PlannedLoads';
import { PlannedLots } from './PlannedLots';
import { PlanVerdict } from './PlanVerdict';
import classes from './plan.module.css';

interface ShownPlanProps {
  readonly run: ShownPlanRunFragment;
  readonly lots: readonly PlannedCallLot[];
  /** Shows the latest plan instead; absent while it is on screen. */
  readonly onLatest: (() => void) | undefined;
  readonly onAgain: () => void;
  readonly isWorking: boolean;
}

/** A stored plan: what has to be known of it, what was wanted, what it is worth, its lots and who carries how much. */
export function ShownPlan({ run, lots, onLatest, onAgain, isWorking }: ShownPlanProps): ReactNode {
  const plan = run.plan && readFragment(ShownPlanFragmentDoc, run.plan);
  return (
    <Stack gap="xl" aria-busy={isWorking}>
      <Stack gap="sm">
        <Notes run={run} onLatest={onLatest} onAgain={onAgain} isWorking={isWorking} />
        {run.planOptions && <AskedWishes options={run.planOptions} lots={lots} />}
        {plan ? <PlanVerdict plan={plan} status={run.status} /> : <NoPlan status={run.status} />}
        <How run={run} />
      </Stack>
      {plan && <PlannedLots lots={plan.lots} options={run.planOptions} />}
      {plan && <PlannedLoads loads={plan.loads} />}
    </Stack>
  );
}

type NotesProps = Pick<ShownPlanProps, 'run' | 'onLatest' | 'onAgain' | 'isWorking'>;

/** That it is an earlier plan, that something has changed since, that it repeats another. */
function Notes({ run, onLatest, onAgain, isWorking }: NotesProps): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const { replayOf } = run;
  return (
    <>
      {onLatest && (
        <Alert color="lantern" icon={<History size={16} aria-hidden />} title={t('plan.notes.earlier', { at: formatInstant(run.createdAt, language) })}>
          <Button size="compact-sm" variant="default" onClick={onLatest}>
            {t('plan.notes.latest')}
          </Button>
        </Alert>
      )}
      {run.isOutdated && (
        <Alert color="lantern" icon={<History size={16} aria-hidden />} title={t('plan.notes.outdated')}>
          <Stack gap={6} align="flex-start">
            <Text size="sm">{t('plan.notes.outdatedText')}</Text>
            <Button size="compact-sm" variant="default" disabled={isWorking} onClick={onAgain}>
              {t('plan.notes.again')}
            </Button>
          </Stack>
        </Alert>
      )}
      {replayOf && (
        <Alert color="gray" icon={<RotateCcw size={16} aria-hidden />} title={t('plan.notes.replayOf', { at: formatInstant(replayOf.createdAt, language) })}>
          {replayOf.answerFingerprint !== null && run.answerFingerprint !== null && (
            <Text size="sm">
              {replayOf.answerFingerprint === run.answerFingerprint ? t('plan.notes.same') : t('plan.notes.different')}
            </Text>
          )}
        </Alert>
      )}
    </>
  );
}

/** A run that ended without any plan: it was stopped before its turn, or it failed. */
function NoPlan({ status }: Pick<ShownPlanRunFragment, 'status'>): ReactNode {
  const { t } = useTranslation('calls');
  return status === 'FAILED' ? (
    <Alert color="brick" icon={<CircleX aria-hidden />} title={t('plan.failed')}>
      {t('plan.failedText')}
    </Alert>
  ) : (
    <Alert color="gray" icon={<Octagon aria-hidden />} title={t('plan.stopped')}>
      {t('plan.stoppedEarlyText')}
    </Alert>
  );
}

/** When, by whom, with which engine and in what time. */
function How({ run }: Pick<ShownPlanProps, 'run'>): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  if (run.engineVersion === null) return null;
  const seconds = Number(run.elapsedMicroseconds ?? 0) / 1_000_000;
  const time = numberFormat(language, { style: 'unit', unit: 'second', maximumSignificantDigits: 2 }).format(seconds);
  const words = { at: formatInstant(run.finishedAt ?? run.createdAt, language), engine: run.engineVersion, time };
  return (
    <p className={classes.how}>
      {run.requestedBy === null ? t('plan.how', words) : t('plan.howBy', { ...words, who: run.requestedBy })}
    </p>
  );
}
