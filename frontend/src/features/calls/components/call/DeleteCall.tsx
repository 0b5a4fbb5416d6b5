import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../../components/actions/ConfirmDialog';
import { DeleteCallDocument } from '../../../../gql/calls';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { notifyDone, notifyRefused } from '../../../../lib/notify';

interface DeleteCallProps {
  readonly callId: string;
  readonly version: number;
  readonly title: string;
}

/** Deletes a call with all that hangs on it, after asking. */
export function DeleteCall({ callId, version, title }: DeleteCallProps): ReactNode {
  const { t } = useTranslation('calls');
  const navigate = useNavigate();
  const [asking, dialog] = useDisclosure(false);
  const [deleteCall, deleting] = useCommand(DeleteCallDocument);

  async function confirm(): Promise<void> {
    const outcome = await deleteCall({ input: { callId, version } });
    dialog.close();
    if (outcome.done) {
      notifyDone(t('delete.done'));
      await navigate({ to: '/calls' });
    } else {
      notifyRefused(outcome);
    }
  }

  return (
    <>
      <Button variant="default" leftSection={<Trash2 size={16} aria-hidden />} onClick={dialog.open}>
        {t('delete.action')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('delete.title')}
        confirmLabel={t('delete.confirm')}
        danger
        busy={deleting}
        onConfirm={() => void confirm()}
        onCancel={dialog.close}
      >
        {t('delete.text', { title })}
      </ConfirmDialog>
    </>
  );
}
