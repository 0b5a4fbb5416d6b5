import { Button, Text } from '@mantine/core';
import { Eye, History, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../../components/layout/Section';
import { type PlanRunEntryFragment, PlanRunEntryFragmentDoc } from '../../../../gql/calls';
import { formatInstant } from '../../../../lib/format/dates';
import { formatCount } from '../../../../lib/format/numbers';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';
import classes from './plan.module.css';

interface PlanRunsProps {
  readonly runs: ReadonlyArray<FragmentRef<typeof PlanRunEntryFragmentDoc>>;
  readonly shownId: string | undefined;
  readonly isWorking: boolean;
  readonly onOpen: (runId: string) => void;
  readonly onReplay: (runId: string) => void;
}

/** The plans of before: to open again, or to plan again with what the engine read then. */
export function PlanRuns({ runs: refs, ...rest }: PlanRunsProps): ReactNode {
  const { t } = useTranslation('calls');
  const runs = readFragment(PlanRunEntryFragmentDoc, refs).filter(({ status }) => status !== 'RUNNING');
  if (runs.length === 0) return null;
  return (
    <div className={classes.history}>
      <Section title={t('plan.runs.title')}>
        <ol className={classes.runs} aria-label={t('plan.runs.title')}>
          {runs.map((run) => (
            <Entry key={run.id} run={run} {...rest} />
          ))}
        </ol>
      </Section>
    </div>
  );
}

type EntryProps = Omit<PlanRunsProps, 'runs'> & { readonly run: PlanRunEntryFragment };

function Entry({ run, shownId, isWorking, onOpen, onReplay }: EntryProps): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const word = useWords();
  const at = formatInstant(run.createdAt, language);
  const isShown = run.id === shownId;
  const status = word(`groupingStatus.${run.status}`);
  return (
    <li className={classes.run} aria-current={isShown || undefined}>
      <Text size="sm" fw={600}>
        {run.requestedBy === null ? t('plan.runs.at', { at }) : t('plan.runs.atBy', { at, who: run.requestedBy })}
      </Text>
      <Text size="sm">
        {run.plan
          ? t('plan.runs.came', {
              status,
              what: t('plan.served', { count: run.plan.nServed, total: formatCount(run.plan.nLots, language) }),
            })
          : status}
      </Text>
      {run.isOutdated && (
        <Text size="sm">
          <History size={14} aria-hidden /> {t('plan.runs.outdated')}
        </Text>
      )}
      {isShown && (
        <Text size="sm" c="dimmed">
          {t('plan.runs.shown')}
        </Text>
      )}
      <div className={classes.actions}>
        {!isShown && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Eye size={14} aria-hidden />}
            aria-label={t('plan.runs.openIt', { at })}
            onClick={() => onOpen(run.id)}
          >
            {t('plan.runs.open')}
          </Button>
        )}
        {run.isInputKept && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<RotateCcw size={14} aria-hidden />}
            aria-label={t('plan.runs.replayIt', { at })}
            disabled={isWorking}
            onClick={() => onReplay(run.id)}
          >
            {t('plan.runs.replay')}
          </Button>
        )}
      </div>
    </li>
  );
}
