import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { CancelImportDocument, ImportWorkDocument, type ImportWorkQuery } from '../../../../gql/imports';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { notifyDone, notifyRefused } from '../../../../lib/notify';

/** How often it is looked how far the server is. */
const LOOK_EVERY_MS = 500;

/** From how many rows on it is worth saying how far writing is while it is waited for. */
const LARGE = 1_000;

export function isLarge(nRows: number): boolean {
  return nRows >= LARGE;
}

interface ImportWorkProps {
  readonly importRunId: string;
  /** Told once when the server is done with it. */
  readonly onEnd?: (() => void) | undefined;
  /** Told when a reading was stopped, of which nothing is left. */
  readonly onGone?: (() => void) | undefined;
}

/** How far the server is with a large file, and a way to stop it that leaves no trace. */
export function ImportWork({ importRunId, onEnd, onGone }: ImportWorkProps): ReactNode {
  const { t } = useTranslation('imports');
  const client = useClient();
  const [work, setWork] = useState<ImportWorkQuery['importRun']>();
  const [cancel, cancelling] = useCommand(CancelImportDocument);

  useEffect(() => {
    let isLeft = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look(): Promise<void> {
      const asked = client.query(ImportWorkDocument, { id: importRunId }, { requestPolicy: 'network-only' });
      const { data } = await asked.toPromise();
      if (isLeft) return;
      if (data?.importRun) setWork(data.importRun);
      const run = data?.importRun;
      const isDone = run !== undefined && run?.state !== 'READING' && !run?.workStage;
      if (isDone && onEnd) onEnd();
      else timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    }
    void look();
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [client, importRunId, onEnd]);

  async function stop(): Promise<void> {
    const outcome = await cancel({ input: { importRunId } });
    if (!outcome.done) {
      notifyRefused(outcome);
      return;
    }
    notifyDone(t('work.cancelled'));
    if (outcome.payload.importRun === null) onGone?.();
  }

  const { workStage, workDone, workTotal } = work ?? { workStage: null, workDone: 0, workTotal: 0 };
  const share = workDone > 0 && workTotal > 0 ? (workDone / workTotal) * 100 : 100;
  return (
    <Paper withBorder p="md" role="status">
      <Stack gap="sm">
        <Text>{t(`work.${workStage ?? 'READING'}`, { done: workDone, total: workTotal })}</Text>
        <Progress value={share} animated aria-hidden />
        <Group>
          <Button variant="default" loading={cancelling} onClick={() => void stop()}>
            {t('work.cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
