import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { CancelImportDocument, ImportWorkDocument, type ImportWorkQuery } from '../../../../gql/imports';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { notifyDone, notifyRefused } from '../../../../lib/notify';

/** How often it is looked how far the server is. */
const LOOK_EVERY_MS = 500;

interface ImportWorkProps {
  readonly importRunId: string;
  /** Told once when the file has been read, or could not be. */
  readonly onRead?: (() => void) | undefined;
  /** Told when a reading was stopped, of which nothing is left. */
  readonly onGone?: (() => void) | undefined;
}

/** How far the server is with a large file, and a way to stop it that leaves no trace. */
export function ImportWork({ importRunId, onRead, onGone }: ImportWorkProps): ReactNode {
  const { t } = useTranslation('imports');
  const client = useClient();
  const [work, setWork] = useState<ImportWorkQuery['importRun']>();
  const [cancel, cancelling] = useCommand(CancelImportDocument);

  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look(): Promise<void> {
      const asked = client.query(ImportWorkDocument, { id: importRunId }, { requestPolicy: 'network-only' });
      const { data } = await asked.toPromise();
      if (isOver) return;
      if (data?.importRun) setWork(data.importRun);
      const isRead = data?.importRun !== undefined && data.importRun?.state !== 'READING';
      if (isRead && onRead) onRead();
      else timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    }
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, importRunId, onRead]);

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
  const share = workStage === 'WRITING' && workTotal > 0 ? (workDone / workTotal) * 100 : 100;
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
