import { Alert, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/actions/ConfirmDialog';
import { DeleteCompetencyDocument } from '../../../gql/competencies';
import { useCommand } from '../../../lib/graphql/useCommand';
import { sentence } from '../../../lib/graphql/userErrors';
import { notifyDone, notifyRefused } from '../../../lib/notify';

interface DeleteEntryProps {
  readonly id: string;
  readonly label: string;
  readonly version: number;
  readonly onDeleted: () => void;
}

/** Takes an entry out of the vocabulary; one that is in use stays, and the dialog says where it is used. */
export function DeleteEntry({ id, label, version, onDeleted }: DeleteEntryProps): ReactNode {
  const { t } = useTranslation('competencies');
  const [asking, dialog] = useDisclosure(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const [remove, removing] = useCommand(DeleteCompetencyDocument);

  async function confirm(): Promise<void> {
    setRefusals([]);
    const outcome = await remove({ input: { competencyId: id, version } });
    if (outcome.done) {
      dialog.close();
      notifyDone(t('deleted', { label }));
      onDeleted();
    } else {
      setRefusals(outcome.userErrors.map(({ message }) => sentence(message)));
      notifyRefused({ ...outcome, userErrors: [] });
    }
  }

  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<Trash2 size={14} aria-hidden />}
        onClick={() => {
          setRefusals([]);
          dialog.open();
        }}
      >
        {t('delete')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('deleteTitle', { label })}
        confirmLabel={t('delete')}
        danger
        busy={removing}
        onConfirm={() => void confirm()}
        onCancel={dialog.close}
      >
        {t('deleteText')}
        {refusals.map((refusal) => (
          <Alert key={refusal} role="alert" color="brick" mt="sm">
            {refusal}
          </Alert>
        ))}
      </ConfirmDialog>
    </>
  );
}
