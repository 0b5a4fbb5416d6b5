import { Text } from '@mantine/core';
import { createColumnHelper } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { type ColumnMeta, DataTable } from '../../../components/layout/DataTable';
import { type ImportRowFragment, ImportRowFragmentDoc } from '../../../gql/imports';
import { formatInstant } from '../../../lib/format/dates';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import { ImportStateBadge } from './ImportStateBadge';

interface ImportsTableProps {
  readonly runs: ReadonlyArray<FragmentRef<typeof ImportRowFragmentDoc>>;
}

const column = createColumnHelper<ImportRowFragment>();

/** The workbooks that came in, the latest first. */
export function ImportsTable({ runs }: ImportsTableProps): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const language = useLanguage();
  const columns = useMemo(
    () => [
      column.accessor('fileName', {
        header: t('history.file'),
        enableSorting: false,
        meta: { isRowHeader: true } satisfies ColumnMeta,
        cell: ({ row: { original } }) => (
          <div>
            <AnchorLink to="/imports/$importId" params={{ importId: original.id }} fw={600}>
              {original.fileName}
            </AnchorLink>
            <Text size="sm" c="dimmed">
              {t('history.targetAndCluster', {
                target: word(`importTarget.${original.target}`),
                cluster: original.cluster.name,
              })}
            </Text>
          </div>
        ),
      }),
      column.accessor('createdAt', {
        header: t('history.when'),
        enableSorting: false,
        cell: ({ row: { original } }) => (
          <div>
            <div>{formatInstant(original.createdAt, language)}</div>
            {original.createdBy && (
              <Text size="sm" c="dimmed">
                {original.createdBy}
              </Text>
            )}
          </div>
        ),
      }),
      column.accessor('counts', {
        header: t('history.result'),
        enableSorting: false,
        cell: ({ getValue }) => {
          const { nCreated, nChanged, nRejected, nAmbiguous } = getValue();
          return t('history.counts', { created: nCreated, changed: nChanged, refused: nRejected + nAmbiguous });
        },
      }),
      column.accessor('state', {
        header: t('history.state'),
        enableSorting: false,
        cell: ({ getValue }) => <ImportStateBadge state={getValue()} />,
      }),
    ],
    [t, word, language],
  );
  return (
    <DataTable
      caption={t('history.title')}
      columns={columns}
      rows={readFragment(ImportRowFragmentDoc, runs)}
      rowId={(run) => run.id}
    />
  );
}
