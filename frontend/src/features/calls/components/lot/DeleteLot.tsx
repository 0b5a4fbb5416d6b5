import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../../components/actions/ConfirmDialog';
import { DeleteLotDocument } from '../../../../gql/calls';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { notifyDone, notifyRefused } from '../../../../lib/notify';

interface DeleteLotProps {
  readonly lotId: string;
  readonly version: number;
  readonly name: string;
  readonly onDeleted: () => void;
}

/** Deletes a lot with its requirements, after asking. */
export function DeleteLot({ lotId, version, name, onDeleted }: DeleteLotProps): ReactNode {
  const { t } = useTranslation('calls');
  const [asking, dialog] = useDisclosure(false);
  const [deleteLot, deleting] = useCommand(DeleteLotDocument);

  async function confirm(): Promise<void> {
    const outcome = await deleteLot({ input: { lotId, version } });
    dialog.close();
    if (outcome.done) {
      notifyDone(t('lot.deleted'));
      onDeleted();
    } else {
      notifyRefused(outcome);
    }
  }

  return (
    <>
      <Button variant="default" size="xs" leftSection={<Trash2 size={14} aria-hidden />} onClick={dialog.open}>
        {t('lot.delete')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('lot.deleteTitle', { name })}
        confirmLabel={t('lot.delete')}
        danger
        busy={deleting}
        onConfirm={() => void confirm()}
        onCancel={dialog.close}
      >
        {t('lot.deleteText')}
      </ConfirmDialog>
    </>
  );
}
