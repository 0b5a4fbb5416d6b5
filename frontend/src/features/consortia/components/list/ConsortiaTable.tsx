import { Text } from '@mantine/core';
import { createColumnHelper } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { type ColumnMeta, DataTable } from '../../../../components/layout/DataTable';
import { Deadline } from '../../../../components/actions/Deadline';
import { type ConsortiumRowFragment, ConsortiumRowFragmentDoc } from '../../../../gql/consortia';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { ConsortiumStateBadge } from '../ConsortiumStateBadge';

interface ConsortiaTableProps {
  readonly consortia: ReadonlyArray<FragmentRef<typeof ConsortiumRowFragmentDoc>>;
}

const column = createColumnHelper<ConsortiumRowFragment>();

/** One line per consortium: for which lot, who leads, where it stands, until when. */
export function ConsortiaTable({ consortia }: ConsortiaTableProps): ReactNode {
  const { t } = useTranslation('consortia');
  const columns = useMemo(
    () => [
      column.accessor('name', {
        header: t('list.consortium'),
        enableSorting: false,
        meta: { isRowHeader: true } satisfies ColumnMeta,
        cell: ({ row: { original } }) => (
          <div>
            <AnchorLink to="/consortia/$consortiumId" params={{ consortiumId: original.id }} fw={600}>
              {original.name}
            </AnchorLink>
            <Text size="sm" c="dimmed">
              {t('list.lotOfCall', { number: original.lot.number, call: original.lot.call.title })}
            </Text>
          </div>
        ),
      }),
      column.accessor('state', {
        header: t('list.state'),
        enableSorting: false,
        cell: ({ getValue }) => <ConsortiumStateBadge state={getValue()} />,
      }),
      column.accessor(({ members }) => members.find(({ role }) => role === 'LEAD')?.company.name, {
        id: 'lead',
        header: t('list.leadCompany'),
        enableSorting: false,
        cell: ({ getValue }) => getValue() ?? t('list.noLead'),
      }),
      column.accessor(({ members }) => members.filter(({ state }) => state !== 'WITHDRAWN').length, {
        id: 'members',
        header: t('list.members'),
        enableSorting: false,
        cell: ({ getValue, row: { original } }) =>
          t('list.membersConfirmed', {
            count: getValue(),
            confirmed: original.members.filter(({ state }) => state === 'CONFIRMED').length,
          }),
      }),
      column.accessor('lot.call.submissionDeadlineAt', {
        header: t('list.deadline'),
        enableSorting: false,
        cell: ({ getValue }) => <Deadline at={getValue()} withDate={false} />,
      }),
    ],
    [t],
  );
  return (
    <DataTable
      caption={t('list.title')}
      columns={columns}
      rows={readFragment(ConsortiumRowFragmentDoc, consortia)}
      rowId={({ id }) => id}
    />
  );
}
