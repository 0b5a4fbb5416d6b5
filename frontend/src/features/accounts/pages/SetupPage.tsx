import { Button, Paper, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FormErrors } from '../../../components/fields/FormErrors';
import { Loaded } from '../../../components/states/Loaded';
import { PageHeader } from '../../../components/layout/PageHeader';
import { RedeemLinkDocument, SignInSituationDocument } from '../../../gql/accounts';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { useEnteredRedirect } from '../useEnteredRedirect';
import classes from './SignInPage.module.css';

const route = getRouteApi('/setup/$token');

/** Where a one-time link leads: the first administrator, or a person who chooses a password. */
export function SetupPage(): ReactNode {
  const { t } = useTranslation('accounts');
  const entered = useEnteredRedirect('/');
  const [result, retry] = useQuery({ query: SignInSituationDocument });
  if (entered) return null;
  return (
    <div className={classes.page}>
      <Loaded isPage result={result} retry={retry}>
        {({ serverInfo }) => (
          <>
            <PageHeader
              title={serverInfo.needsSetup ? t('setup.firstTitle') : t('setup.linkTitle')}
              lead={serverInfo.needsSetup ? t('setup.firstLead') : t('setup.linkLead')}
            />
            <SetupForm isFirst={serverInfo.needsSetup} />
          </>
        )}
      </Loaded>
    </div>
  );
}

interface SetupFormProps {
  /** The first administrator also gives an e-mail and a name; the others have them already. */
  readonly isFirst: boolean;
}

function SetupForm({ isFirst }: SetupFormProps): ReactNode {
  const { t } = useTranslation('accounts');
  const { token } = route.useParams();
  const [redeem, redeeming] = useCommand(RedeemLinkDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', name: '', password: '' } });

  async function submit(values: { email: string; name: string; password: string }): Promise<void> {
    setErrors([]);
    const person = isFirst ? { email: values.email, name: values.name } : {};
    const outcome = await redeem({ input: { token, password: values.password, ...person } });
    if (!outcome.done) setErrors(showRefusal(form, outcome, isFirst ? ['email', 'name', 'password'] : ['password']));
  }

  return (
    <Paper withBorder p="lg" className={classes.card}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack gap="md">
          <FormErrors errors={errors} />
          {isFirst && (
            <>
              <TextInput
                label={t('name')}
                autoComplete="name"
                key={form.key('name')}
                {...form.getInputProps('name')}
              />
              <TextInput
                type="email"
                label={t('email')}
                autoComplete="username"
                key={form.key('email')}
                {...form.getInputProps('email')}
              />
            </>
          )}
          <PasswordInput
            label={t('newPassword')}
            description={t('passwordHint')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={redeeming}>
            {t('setup.submit')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
