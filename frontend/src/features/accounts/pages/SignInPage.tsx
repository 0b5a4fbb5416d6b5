import { Button, Paper, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { FormErrors } from '../../../components/fields/FormErrors';
import { PageHeader } from '../../../components/layout/PageHeader';
import { SignInDocument, SignInSituationDocument } from '../../../gql/accounts';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { DemonstrationAccounts } from '../components/DemonstrationAccounts';
import { SetupNotice } from '../components/SetupNotice';
import { useEnteredRedirect } from '../useEnteredRedirect';
import classes from './SignInPage.module.css';

const route = getRouteApi('/sign-in');

export function SignInPage(): ReactNode {
  const { t } = useTranslation('accounts');
  const entered = useEnteredRedirect(route.useSearch().return);
  const [{ data }] = useQuery({ query: SignInSituationDocument });
  const [signIn, signingIn] = useCommand(SignInDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });

  if (entered) return null;

  async function enter(credentials: { email: string; password: string }): Promise<void> {
    setErrors([]);
    const outcome = await signIn({ input: credentials });
    // Which of the two is wrong is not said, so the message stands above both fields.
    if (!outcome.done) setErrors(showRefusal(form, outcome, []));
  }

  return (
    <div className={classes.page}>
      <PageHeader title={t('signIn.title')} lead={t('signIn.lead')} />
      {data?.serverInfo.needsSetup === true && <SetupNotice />}
      <Paper withBorder p="lg" className={classes.card}>
        <form onSubmit={form.onSubmit((values) => void enter(values))} noValidate>
          <Stack gap="md">
            <FormErrors errors={errors} />
            <TextInput
              type="email"
              label={t('email')}
              autoComplete="username"
              key={form.key('email')}
              {...form.getInputProps('email')}
            />
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
              key={form.key('password')}
              {...form.getInputProps('password')}
            />
            <Button type="submit" loading={signingIn} fullWidth>
              {t('signIn.submit')}
            </Button>
          </Stack>
        </form>
      </Paper>
      {data && data.serverInfo.demonstrationAccounts.length > 0 && (
        <DemonstrationAccounts
          accounts={data.serverInfo.demonstrationAccounts}
          onChoose={(account) => void enter({ email: account.email, password: account.password })}
        />
      )}
      <p className={classes.visitor}>
        {t('signIn.visitor')}{' '}
        <AnchorLink to="/directory">
          {t('signIn.directory')}
        </AnchorLink>
      </p>
    </div>
  );
}
