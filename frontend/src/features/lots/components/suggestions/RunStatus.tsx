import { Alert, Group, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleX, History, type LucideIcon, Octagon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadButton } from '../../../../components/actions/DownloadButton';
import { gapOf, gapSentence } from '../../../../components/goals/goals';
import { runComparisonAddress } from '../../../../lib/addresses';
import { formatInstant } from '../../../../lib/format/dates';
import { numberFormat } from '../../../../lib/format/locale';
import { formatCount } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import type { RunAnswer } from '../../model/run';
import classes from './SuggestionPanel.module.css';

const LOOKS: Readonly<Record<RunAnswer['status'], { readonly Icon: LucideIcon; readonly color: string }>> = {
  PROVEN_OPTIMAL: { Icon: CircleCheck, color: 'var(--good)' },
  FEASIBLE: { Icon: CircleAlert, color: 'var(--signal)' },
  INFEASIBLE: { Icon: CircleX, color: 'var(--bad)' },
  STOPPED: { Icon: Octagon, color: 'var(--signal)' },
  FAILED: { Icon: CircleX, color: 'var(--bad)' },
  RUNNING: { Icon: CircleAlert, color: 'var(--accent)' },
};

interface RunStatusProps {
  readonly run: RunAnswer;
  /** Whether it is about several lots together. */
  readonly isJoint: boolean;
}

/** What the answer is worth: proved, best known with its gap, or impossible; and how it was found. */
export function RunStatus({ run, isJoint }: RunStatusProps): ReactNode {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const { Icon, color } = LOOKS[run.status];
  const best = run.suggestions[0];
  const gap = run.status === 'FEASIBLE' && best ? gapOf(best.objective, run.bound) : undefined;
  const seconds = Number(run.elapsedMicroseconds ?? 0) / 1_000_000;
  const time = numberFormat(language, {
    style: 'unit',
    unit: 'second',
    maximumSignificantDigits: 2,
  }).format(seconds);
  return (
    <div>
      {run.isOutdated && (
        <Alert color="lantern" icon={<History size={16} aria-hidden />} title={t('status.outdated')} mb="sm">
          {t('status.outdatedText')}
        </Alert>
      )}
      <Group gap={6} wrap="nowrap" align="flex-start">
        <Icon size={17} color={color} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
        <div>
          <Text size="sm" fw={600}>
            {isJoint && run.status === 'INFEASIBLE' ? t('together.infeasible') : t(`status.${run.status}`)}
          </Text>
          {gap && <Text size="sm">{gapSentence(gap, language)}</Text>}
        </div>
      </Group>
      {run.suggestions.length > 0 && (
        <Group mt="xs">
          <DownloadButton href={runComparisonAddress(run.id)}>{t('status.comparison')}</DownloadButton>
        </Group>
      )}
      {run.engineVersion !== null && (
        <p className={classes.how}>
          {t('status.how', {
            at: formatInstant(run.finishedAt ?? run.createdAt, language),
            engine: run.engineVersion,
            seed: run.options.seed,
            time,
            candidates: formatCount(run.nCandidates ?? 0, language),
          })}
        </p>
      )}
    </div>
  );
}
