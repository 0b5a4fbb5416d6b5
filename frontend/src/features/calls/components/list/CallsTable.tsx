import { Text } from '@mantine/core';
import { createColumnHelper } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { type ColumnMeta, DataTable } from '../../../../components/layout/DataTable';
import { Deadline } from '../../../../components/actions/Deadline';
import { type CallRowFragment, CallRowFragmentDoc } from '../../../../gql/calls';
import { formatMoneyShort } from '../../../../lib/format/money';
import { formatCount } from '../../../../lib/format/numbers';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { CallStatusBadge } from './CallStatusBadge';

interface CallsTableProps {
  readonly calls: ReadonlyArray<FragmentRef<typeof CallRowFragmentDoc>>;
}

const column = createColumnHelper<CallRowFragment>();

/** One line per call: what, for whom, until when, how large. */
export function CallsTable({ calls }: CallsTableProps): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const columns = useMemo(
    () => [
      column.accessor('title', {
        header: t('call'),
        enableSorting: false,
        meta: { isRowHeader: true } satisfies ColumnMeta,
        cell: ({ row: { original } }) => (
          <div>
            <AnchorLink to="/calls/$callId" params={{ callId: original.id }} fw={600}>
              {original.title}
            </AnchorLink>
            <Text size="sm" c="dimmed">
              {t('list.buyerAndReference', { buyer: original.buyer, reference: original.reference })}
            </Text>
          </div>
        ),
      }),
      column.accessor('submissionDeadlineAt', {
        header: t('submissionDeadline'),
        enableSorting: false,
        cell: ({ getValue }) => <Deadline at={getValue()} />,
      }),
      column.accessor(({ lots }) => lots.length, {
        id: 'lots',
        header: t('lots'),
        enableSorting: false,
        meta: { align: 'right' } satisfies ColumnMeta,
        cell: ({ getValue }) => formatCount(getValue(), language),
      }),
      column.accessor('estimatedValue', {
        header: t('estimatedValue'),
        enableSorting: false,
        meta: { align: 'right' } satisfies ColumnMeta,
        cell: ({ row: { original } }) =>
          original.estimatedValue ? formatMoneyShort(original.estimatedValue, language) : t('unknown'),
      }),
      column.accessor('status', {
        header: t('status'),
        enableSorting: false,
        cell: ({ getValue }) => <CallStatusBadge status={getValue()} />,
      }),
    ],
    [t, language],
  );
  return (
    <DataTable
      caption={t('list.title')}
      columns={columns}
      rows={readFragment(CallRowFragmentDoc, calls)}
      rowId={(call) => call.id}
    />
  );
}
