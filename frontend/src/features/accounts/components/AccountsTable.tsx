import { Stack, Text } from '@mantine/core';
import { createColumnHelper } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnMeta, DataTable } from '../../../components/layout/DataTable';
import { StateBadge } from '../../../components/states/StateBadge';
import { type AccountRowFragment, AccountRowFragmentDoc } from '../../../gql/accounts';
import { formatInstantDay } from '../../../lib/format/dates';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { AccountActions } from './AccountActions';
import { GrantBadge } from './GrantBadge';

interface AccountsTableProps {
  readonly accounts: ReadonlyArray<FragmentRef<typeof AccountRowFragmentDoc>>;
}

const column = createColumnHelper<AccountRowFragment>();

/** One line per account: who, roles, state, what can be done. */
export function AccountsTable({ accounts }: AccountsTableProps): ReactNode {
  const { t } = useTranslation('accounts');
  const language = useLanguage();
  const columns = useMemo(
    () => [
      column.accessor('name', {
        header: t('name'),
        enableSorting: false,
        meta: { isRowHeader: true } satisfies ColumnMeta,
        cell: ({ row }) => (
          <div>
            <Text fw={600}>{row.original.name}</Text>
            <Text size="sm" c="dimmed">
              {row.original.email}
            </Text>
          </div>
        ),
      }),
      column.accessor('grants', {
        header: t('accounts.roles'),
        enableSorting: false,
        cell: ({ row }) => (
          <Stack gap={4} align="flex-start">
            {row.original.grants.map((grant) => (
              <GrantBadge key={grant.id} grant={grant} />
            ))}
          </Stack>
        ),
      }),
      column.accessor('isClosed', {
        header: t('accounts.state'),
        enableSorting: false,
        cell: ({ row }) => <AccountState isClosed={row.original.isClosed} hasPassword={row.original.hasPassword} />,
      }),
      column.accessor('createdAt', {
        header: t('accounts.created'),
        enableSorting: false,
        cell: ({ getValue }) => formatInstantDay(getValue(), language),
      }),
      column.display({
        id: 'actions',
        header: t('accounts.actions'),
        cell: ({ row }) => <AccountActions account={row.original} />,
      }),
    ],
    [t, language],
  );
  return (
    <DataTable
      caption={t('accounts.title')}
      columns={columns}
      rows={readFragment(AccountRowFragmentDoc, accounts)}
      rowId={(account) => account.id}
    />
  );
}

interface AccountStateProps {
  readonly isClosed: boolean;
  readonly hasPassword: boolean;
}

function AccountState({ isClosed, hasPassword }: AccountStateProps): ReactNode {
  const { t } = useTranslation('accounts');
  if (isClosed) return <StateBadge tone="quiet">{t('accounts.closed')}</StateBadge>;
  if (!hasPassword) return <StateBadge tone="attention">{t('accounts.awaited')}</StateBadge>;
  return <StateBadge tone="good">{t('accounts.open')}</StateBadge>;
}
