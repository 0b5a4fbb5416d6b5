import { Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../components/fields/FormActions';
import { FormErrors } from '../../../components/fields/FormErrors';
import { ProfilePartsFragmentDoc, UpdateProfileDocument } from '../../../gql/accounts';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { notifyDone } from '../../../lib/notify';

interface ProfileFormProps {
  readonly profile: FragmentRef<typeof ProfilePartsFragmentDoc>;
}

/** Name and language; the e-mail is what one signs in with and is changed by an administrator. */
export function ProfileForm({ profile }: ProfileFormProps): ReactNode {
  const { t } = useTranslation('accounts');
  const account = readFragment(ProfilePartsFragmentDoc, profile);
  const [update, updating] = useCommand(UpdateProfileDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: account.name, language: account.language },
  });

  async function save(values: { name: string; language: typeof account.language }): Promise<void> {
    setErrors([]);
    const outcome = await update({ input: { ...values, version: account.version } });
    if (outcome.done) notifyDone(t('account.saved'));
    else setErrors(showRefusal(form, outcome, ['name', 'language']));
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="md" maw={420}>
        <FormErrors errors={errors} />
        <TextInput label={t('email')} value={account.email} readOnly />
        <TextInput label={t('name')} autoComplete="name" key={form.key('name')} {...form.getInputProps('name')} />
        <Select
          label={t('language')}
          allowDeselect={false}
          data={[
            { value: 'FR', label: 'Français' },
            { value: 'EN', label: 'English' },
          ]}
          key={form.key('language')}
          {...form.getInputProps('language')}
        />
        <FormActions saving={updating} />
      </Stack>
    </form>
  );
}
