import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../components/fields/FormActions';
import { FormErrors } from '../../../components/fields/FormErrors';
import { CreateNetworkDocument } from '../../../gql/clusters';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { notifyDone } from '../../../lib/notify';

interface NetworkDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a network: the federation that clusters belong to. */
export function NetworkDialog({ opened, onClose }: NetworkDialogProps): ReactNode {
  const { t } = useTranslation('clusters');
  const [create, creating] = useCommand(CreateNetworkDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm({ initialValues: { name: '' } });

  async function save({ name }: { name: string }): Promise<void> {
    setErrors([]);
    const outcome = await create({ input: { name: name.trim() } });
    if (outcome.done) {
      notifyDone(t('network.saved'));
      form.reset();
      onClose();
    } else {
      setErrors(showRefusal(form, outcome, ['name']));
    }
  }

  return (
    <Modal opened={opened} onClose={onClose} title={t('network.add')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
        <Stack gap="md">
          <FormErrors errors={errors} />
          <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} />
          <FormActions saving={creating} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
