import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../components/fields/FormActions';
import { FormErrors } from '../../../components/fields/FormErrors';
import { CreateCompanyDocument } from '../../../gql/companies';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { useViewer, type Viewer } from '../../../lib/viewer';
import { textOrNull } from '../model/fields';

interface AddCompanyProps {
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
}

/** Enters a company into a cluster that one coordinates; the rest is filled in on its page. */
export function AddCompany({ opened, onOpened }: AddCompanyProps): ReactNode {
  const { t } = useTranslation('companies');
  const { t: tc } = useTranslation('components');
  const clusters = useViewer()?.coordinatedClusters ?? [];
  if (clusters.length === 0) return null;
  return (
    <>
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => onOpened(true)}>
        {t('add.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => onOpened(false)}
        title={t('add.open')}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': tc('close') }}
      >
        <AddCompanyForm clusters={clusters} onClose={() => onOpened(false)} />
      </Modal>
    </>
  );
}

interface AddCompanyFormProps {
  readonly clusters: Viewer['clusters'];
  readonly onClose: () => void;
}

const FIELDS = ['clusterId', 'name', 'siren'];

function AddCompanyForm({ clusters, onClose }: AddCompanyFormProps): ReactNode {
  const { t } = useTranslation('companies');
  const router = useRouter();
  const [create, creating] = useCommand(CreateCompanyDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm({ initialValues: { clusterId: clusters[0]?.id ?? '', name: '', siren: '' } });

  async function save({ clusterId, name, siren }: typeof form.values): Promise<void> {
    setErrors([]);
    const outcome = await create({ input: { clusterId, name: name.trim(), siren: textOrNull(siren) } });
    if (!outcome.done) {
      setErrors(showRefusal(form, outcome, FIELDS));
      return;
    }
    onClose();
    const { company } = outcome.payload;
    if (company) void router.navigate({ to: '/companies/$companyId', params: { companyId: company.id } });
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="md">
        <FormErrors errors={errors} />
        <Text size="sm" c="dimmed">
          {t('add.hint')}
        </Text>
        <TextInput label={t('profile.name')} data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('identity.siren')} inputMode="numeric" {...form.getInputProps('siren')} />
        {clusters.length > 1 && (
          <Select
            label={t('add.cluster')}
            allowDeselect={false}
            data={clusters.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('clusterId')}
          />
        )}
        <FormActions saving={creating} saveLabel={t('add.save')} onCancel={onClose} />
      </Stack>
    </form>
  );
}
