import { PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../components/fields/FormActions';
import { FormErrors } from '../../../components/fields/FormErrors';
import { ChangePasswordDocument } from '../../../gql/accounts';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { notifyDone } from '../../../lib/notify';

const FIELDS = ['currentPassword', 'newPassword'] as const;

/** Changes the password; the current one is asked again. */
export function PasswordForm(): ReactNode {
  const { t } = useTranslation('accounts');
  const [change, changing] = useCommand(ChangePasswordDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm({ mode: 'uncontrolled', initialValues: { currentPassword: '', newPassword: '' } });

  async function save(input: { currentPassword: string; newPassword: string }): Promise<void> {
    setErrors([]);
    const outcome = await change({ input });
    if (outcome.done) {
      form.reset();
      notifyDone(t('account.passwordChanged'));
    } else {
      setErrors(showRefusal(form, outcome, FIELDS));
    }
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="md" maw={420}>
        <FormErrors errors={errors} />
        <PasswordInput
          label={t('currentPassword')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          key={form.key('currentPassword')}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label={t('newPassword')}
          description={t('passwordHint')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          key={form.key('newPassword')}
          {...form.getInputProps('newPassword')}
        />
        <FormActions saving={changing} saveLabel={t('account.changePassword')} />
      </Stack>
    </form>
  );
}
