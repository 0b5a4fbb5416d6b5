import { Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInSituationQuery } from '../../../gql/accounts';
import { useWords } from '../../../lib/i18n/useWords';
import classes from './DemonstrationAccounts.module.css';

type DemonstrationAccount = SignInSituationQuery['serverInfo']['demonstrationAccounts'][number];

interface DemonstrationAccountsProps {
  readonly accounts: readonly DemonstrationAccount[];
  readonly onChoose: (account: DemonstrationAccount) => void;
}

/** The people of the demonstration: one press signs in as one of them. */
export function DemonstrationAccounts({ accounts, onChoose }: DemonstrationAccountsProps): ReactNode {
  const { t } = useTranslation('accounts');
  const word = useWords();
  return (
    <section className={classes.box} aria-labelledby="demonstration-title">
      <Title order={2} size="h3" id="demonstration-title">
        {t('demonstration.title')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('demonstration.text')}
      </Text>
      <Stack component="ul" gap={6} className={classes.list}>
        {accounts.map((account) => (
          <li key={account.email}>
            <UnstyledButton className={classes.person} onClick={() => onChoose(account)}>
              <span>
                <strong>{account.name}</strong>
                <span className={classes.role}>{word(`roleKind.${account.role}`)}</span>
              </span>
              <ArrowRight size={16} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </Stack>
    </section>
  );
}
