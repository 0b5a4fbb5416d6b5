import { Alert, Button, Stack, Text } from '@mantine/core';
import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../../lib/format/dates';
import type { RunAnswer } from '../../model/run';
import type { LotFacts } from '../useLotFacts';
import { RunComparison } from './RunComparison';

interface RunNotesProps {
  readonly run: RunAnswer;
  readonly facts: LotFacts;
  /** Goes back to the latest answer; absent while it is on screen. */
  readonly onLatest: (() => void) | undefined;
}

/** What has to be known of an answer that is not simply the latest: that it is an earlier one, or a replay. */
export function RunNotes({ run, facts, onLatest }: RunNotesProps): ReactNode {
  const { t } = useTranslation('lots');
  const { language } = facts;
  return (
    <>
      {onLatest && (
        <Alert
          color="lantern"
          icon={<History size={16} aria-hidden />}
          title={t('history.earlier', { at: formatInstant(run.createdAt, language) })}
        >
          <Stack gap={6} align="flex-start">
            <Text size="sm">{t('history.earlierText')}</Text>
            <Button size="compact-sm" variant="default" onClick={onLatest}>
              {t('history.latest')}
            </Button>
          </Stack>
        </Alert>
      )}
      {run.replayOf && run.status !== 'RUNNING' && (
        <RunComparison
          runId={run.id}
          withId={run.replayOf.id}
          title={t('history.replayOf', { at: formatInstant(run.replayOf.createdAt, language) })}
          facts={facts}
        />
      )}
    </>
  );
}
