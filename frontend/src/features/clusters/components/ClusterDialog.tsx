import { Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../components/fields/FormActions';
import { FormErrors } from '../../../components/fields/FormErrors';
import { type ClusterPartsFragment, CreateClusterDocument, UpdateClusterDocument } from '../../../gql/clusters';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { notifyDone } from '../../../lib/notify';

type ClusterDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
} & (
  | { readonly networkId: string; readonly cluster?: undefined }
  | { readonly networkId?: undefined; readonly cluster: ClusterPartsFragment }
);

/** Makes a cluster in a network, or changes one. */
export function ClusterDialog(props: ClusterDialogProps): ReactNode {
  const { t } = useTranslation('clusters');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.cluster ? t('cluster.edit') : t('cluster.add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ClusterForm {...props} />
    </Modal>
  );
}

function ClusterForm({ networkId, cluster, onClose }: ClusterDialogProps): ReactNode {
  const { t } = useTranslation('clusters');
  const [create, creating] = useCommand(CreateClusterDocument);
  const [update, updating] = useCommand(UpdateClusterDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm({ initialValues: { name: cluster?.name ?? '', summary: cluster?.summary ?? '' } });

  async function save(values: { name: string; summary: string }): Promise<void> {
    setErrors([]);
    const input = { name: values.name.trim(), summary: values.summary.trim() || null };
    const outcome = cluster
      ? await update({ input: { clusterId: cluster.id, version: cluster.version, ...input } })
      : await create({ input: { networkId: networkId ?? '', ...input } });
    if (outcome.done) {
      notifyDone(t('cluster.saved'));
      onClose();
    } else {
      setErrors(showRefusal(form, outcome, ['name', 'summary']));
    }
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="md">
        <FormErrors errors={errors} />
        <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} />
        <Textarea label={t('summary')} autosize minRows={2} maxRows={8} {...form.getInputProps('summary')} />
        <FormActions saving={creating || updating} onCancel={onClose} />
      </Stack>
    </form>
  );
}
