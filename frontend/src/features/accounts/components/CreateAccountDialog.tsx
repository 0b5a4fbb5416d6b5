import { Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../components/fields/FormActions';
import { FormErrors } from '../../../components/fields/FormErrors';
import { CreateAccountDocument, type Language } from '../../../gql/accounts';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { LinkDialog } from './LinkDialog';
import { RoleFields } from './RoleFields';
import { roleInput, type RoleValues } from './rolePlace';

interface CreateAccountDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface AccountValues extends RoleValues {
  email: string;
  name: string;
  language: Language;
}

const FIELDS = ['email', 'name', 'language', 'role', 'clusterId', 'companyId'] as const;

const EMPTY: AccountValues = {
  email: '',
  name: '',
  language: 'FR',
  role: 'COMPANY_MANAGER',
  clusterId: null,
  companyId: null,
};

/** Makes an account with its first role; the person chooses the password behind the one-time link. */
export function CreateAccountDialog({ opened, onClose }: CreateAccountDialogProps): ReactNode {
  const { t } = useTranslation('accounts');
  const [create, creating] = useCommand(CreateAccountDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const [made, setMade] = useState<{ name: string; link: string }>();
  const form = useForm<AccountValues>({ initialValues: EMPTY });

  async function submit(values: AccountValues): Promise<void> {
    setErrors([]);
    const { email, name, language } = values;
    const outcome = await create({ input: { email, name, language, ...roleInput(values) } });
    if (!outcome.done) {
      setErrors(showRefusal(form, outcome, FIELDS));
      return;
    }
    onClose();
    form.reset();
    if (outcome.payload.link) setMade({ name, link: outcome.payload.link });
  }

  return (
    <>
      <Modal
        opened={opened}
        onClose={onClose}
        title={t('accounts.create')}
        closeButtonProps={{ 'aria-label': t('link.close') }}
      >
        <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
          <Stack gap="md">
            <FormErrors errors={errors} />
            <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} />
            <TextInput type="email" label={t('email')} {...form.getInputProps('email')} />
            <Select
              label={t('language')}
              allowDeselect={false}
              data={[
                { value: 'FR', label: 'Français' },
                { value: 'EN', label: 'English' },
              ]}
              {...form.getInputProps('language')}
            />
            <RoleFields form={form} />
            <FormActions saving={creating} saveLabel={t('accounts.createAndLink')} onCancel={onClose} />
          </Stack>
        </form>
      </Modal>
      <LinkDialog name={made?.name ?? ''} link={made?.link} onClose={() => setMade(undefined)} />
    </>
  );
}
