import { Alert, Button, Group, List } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DiscardImportDocument, type ImportPlanQuery } from '../../../../gql/imports';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { notifyDone, notifyRefused } from '../../../../lib/notify';
import { useDecisions } from '../../useDecisions';

interface FailedImportProps {
  readonly run: NonNullable<ImportPlanQuery['importRun']>;
}

/** A file that could not be read to its end: why, and whether to try again. */
export function FailedImport({ run }: FailedImportProps): ReactNode {
  const { t } = useTranslation('imports');
  const [decide, deciding] = useDecisions(run);
  const [discard, discarding] = useCommand(DiscardImportDocument);

  async function putAway(): Promise<void> {
    const outcome = await discard({ input: { importRunId: run.id } });
    if (outcome.done) notifyDone(t('apply.discarded'));
    else notifyRefused(outcome);
  }

  return (
    <Alert color="red" role="status" icon={<TriangleAlert size={20} aria-hidden />} title={t('failed.title')}>
      {run.failures.length === 0 ? (
        t('failed.interrupted')
      ) : (
        <List>
          {run.failures.map((failure) => (
            <List.Item key={failure}>{failure}</List.Item>
          ))}
        </List>
      )}
      {run.viewerCanRetry && (
        <Group mt="sm">
          <Button loading={deciding} onClick={() => void decide((choices) => choices)}>
            {t('failed.retry')}
          </Button>
          <Button variant="default" loading={discarding} onClick={() => void putAway()}>
            {t('apply.discard')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
