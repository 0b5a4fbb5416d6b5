import { Button, Text } from '@mantine/core';
import { Eye, GitCompareArrows, History, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunEntryFragment } from '../../../../gql/lots';
import { formatInstant } from '../../../../lib/format/dates';
import { useWords } from '../../../../lib/i18n/useWords';
import { listed, toldValues, valuesInSentence } from '../../model/sentences';
import type { Suggesting } from '../suggestions/useSuggesting';
import type { LotFacts } from '../useLotFacts';
import { RunComparison } from './RunComparison';
import classes from './RunHistory.module.css';

interface RunHistoryEntryProps {
  readonly run: RunEntryFragment;
  readonly suggesting: Suggesting;
  readonly facts: LotFacts;
  readonly isCompared: boolean;
  readonly onCompare: () => void;
}

/** One run: when, by whom, what came of it, and what can be done with it. */
export function RunHistoryEntry({ run, suggesting, facts, isCompared, onCompare }: RunHistoryEntryProps): ReactNode {
  const { t } = useTranslation('lots');
  const word = useWords();
  const { answer } = suggesting;
  const at = formatInstant(run.createdAt, facts.language);
  const best = run.suggestions[0];
  const isShown = run.id === answer?.id;
  const hasEnded = run.status !== 'RUNNING';
  return (
    <li className={classes.run} aria-current={isShown || undefined}>
      <Text size="sm" fw={600}>
        {run.requestedBy === null ? t('history.at', { at }) : t('history.atBy', { at, who: run.requestedBy })}
      </Text>
      <Text size="sm">
        {best
          ? t('history.came', {
              status: word(`groupingStatus.${run.status}`),
              what: valuesInSentence(toldValues(best.objective, suggesting.options).slice(0, 2), facts),
            })
          : word(`groupingStatus.${run.status}`)}
      </Text>
      {best && (
        <Text size="sm" c="dimmed">
          {listed(best.members.map(({ name }) => name), facts)}
        </Text>
      )}
      {run.replayOf && (
        <Text size="sm" c="dimmed">
          {t('history.replayOf', { at: formatInstant(run.replayOf.createdAt, facts.language) })}
        </Text>
      )}
      {run.isOutdated && (
        <Text size="sm">
          <History size={14} aria-hidden /> {t('history.outdated')}
        </Text>
      )}
      {isShown && (
        <Text size="sm" c="dimmed">
          {t('history.shown')}
        </Text>
      )}
      {hasEnded && (
        <div className={classes.actions}>
          {!isShown && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<Eye size={14} aria-hidden />}
              aria-label={t('history.openIt', { at })}
              onClick={() => suggesting.open(run.id)}
            >
              {t('history.open')}
            </Button>
          )}
          {run.isInputKept && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<RotateCcw size={14} aria-hidden />}
              aria-label={t('history.replayIt', { at })}
              disabled={suggesting.isWorking}
              onClick={() => suggesting.replay(run.id)}
            >
              {t('history.replay')}
            </Button>
          )}
          {!isShown && answer && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<GitCompareArrows size={14} aria-hidden />}
              aria-label={t('history.compareIt', { at })}
              aria-expanded={isCompared}
              onClick={onCompare}
            >
              {t('history.compare')}
            </Button>
          )}
        </div>
      )}
      {isCompared && !isShown && answer && (
        <RunComparison runId={answer.id} withId={run.id} title={t('history.different', { at })} facts={facts} />
      )}
    </li>
  );
}
