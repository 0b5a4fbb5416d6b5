import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../../components/states/Loaded';
import { PageHeader } from '../../../components/layout/PageHeader';
import { PlainList } from '../../../components/layout/PlainList';
import { Section } from '../../../components/layout/Section';
import { MyAccountDocument } from '../../../gql/accounts';
import { GrantBadge } from '../components/GrantBadge';
import { PasswordForm } from '../components/PasswordForm';
import { ProfileForm } from '../components/ProfileForm';
import { SessionList } from '../components/SessionList';

/** One's own name, language, password, roles and open sessions. */
export function AccountPage(): ReactNode {
  const { t } = useTranslation('accounts');
  const [result, retry] = useQuery({ query: MyAccountDocument });
  return (
    <>
      <PageHeader title={t('account.title')} lead={t('account.lead')} />
      <Loaded result={result} retry={retry}>
        {({ viewer }) =>
          viewer && (
            <Stack gap="lg">
              <Section title={t('account.profile')}>
                <ProfileForm profile={viewer.account} />
              </Section>
              <Section title={t('account.roles')} lead={t('account.rolesLead')}>
                <PlainList>
                  {viewer.account.grants.map((grant) => (
                    <li key={grant.id}>
                      <GrantBadge grant={grant} />
                    </li>
                  ))}
                </PlainList>
              </Section>
              <Section title={t('account.password')}>
                <PasswordForm />
              </Section>
              <Section title={t('account.sessions')} lead={t('account.sessionsLead')}>
                <SessionList sessions={viewer.sessions} />
              </Section>
            </Stack>
          )
        }
      </Loaded>
    </>
  );
}
