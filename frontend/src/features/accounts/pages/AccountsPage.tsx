import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { EmptyState } from '../../../components/states/EmptyState';
import { ErrorState } from '../../../components/states/ErrorState';
import { Loaded } from '../../../components/states/Loaded';
import { PageHeader } from '../../../components/layout/PageHeader';
import { Pager } from '../../../components/layout/Pager';
import { SearchField } from '../../../components/fields/SearchField';
import { RowsSkeleton } from '../../../components/states/Skeletons';
import { AccountsDocument } from '../../../gql/accounts';
import { afterOf } from '../../../lib/trail';
import { hasRole, useViewer } from '../../../lib/viewer';
import { AccountsTable } from '../components/AccountsTable';
import { CreateAccountDialog } from '../components/CreateAccountDialog';
import classes from './AccountsPage.module.css';

const route = getRouteApi('/signed-in/accounts');
const PAGE_SIZE = 20;

/** Who can sign in, and with which roles: for those who look after accounts. */
export function AccountsPage(): ReactNode {
  const isOpen = hasRole(useViewer(), 'NETWORK_ADMINISTRATOR', 'COORDINATOR');
  return isOpen ? <Accounts /> : <ErrorState isPage problem={{ kind: 'forbidden' }} />;
}

function Accounts(): ReactNode {
  const { t } = useTranslation('accounts');
  const { text, after } = route.useSearch();
  const navigate = route.useNavigate();
  const [creating, dialog] = useDisclosure(false);
  const [result, retry] = useQuery({
    query: AccountsDocument,
    variables: { filter: { text }, first: PAGE_SIZE, after: afterOf(after) },
  });
  return (
    <>
      <PageHeader
        title={t('accounts.title')}
        lead={t('accounts.lead')}
        actions={
          <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={dialog.open}>
            {t('accounts.create')}
          </Button>
        }
      />
      <div className={classes.filters}>
        <SearchField
          label={t('accounts.search')}
          value={text ?? ''}
          onSearch={(next) => void navigate({ search: { text: next || undefined }, replace: true })}
        />
      </div>
      <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
        {({ accounts }) =>
          accounts.nodes.length === 0 ? (
            <EmptyState title={t('accounts.emptyTitle')}>{t('accounts.emptyText')}</EmptyState>
          ) : (
            <>
              <AccountsTable accounts={accounts.nodes} />
              <Pager
                trail={after}
                pageSize={PAGE_SIZE}
                shown={accounts.nodes.length}
                totalCount={accounts.totalCount}
                pageInfo={accounts.pageInfo}
                onTrail={(trail) => void navigate({ search: { text, after: trail } })}
              />
            </>
          )
        }
      </Loaded>
      <CreateAccountDialog opened={creating} onClose={dialog.close} />
    </>
  );
}
