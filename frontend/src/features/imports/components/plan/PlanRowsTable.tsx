import { createColumnHelper } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnMeta, DataTable } from '../../../../components/layout/DataTable';
import { StateBadge, type Tone } from '../../../../components/states/StateBadge';
import { type PlannedAction, type RowPartsFragment, RowPartsFragmentDoc } from '../../../../gql/imports';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { useWords } from '../../../../lib/i18n/useWords';
import { FieldChanges } from './FieldChanges';
import { IssueList } from './IssueList';
import { usePlace } from './usePlace';

const TONES: Record<PlannedAction, Tone> = {
  CREATE: 'good',
  CHANGE: 'active',
  UNCHANGED: 'quiet',
  REJECT: 'bad',
  AMBIGUOUS: 'attention',
};

interface PlanRowsTableProps {
  readonly rows: ReadonlyArray<FragmentRef<typeof RowPartsFragmentDoc>>;
}

const column = createColumnHelper<RowPartsFragment>();

/** Each row of the plan: where it stands in the file, what it is, what would happen, field by field. */
export function PlanRowsTable({ rows }: PlanRowsTableProps): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const place = usePlace();
  const columns = useMemo(
    () => [
      column.accessor('label', {
        header: t('rows.what'),
        enableSorting: false,
        meta: { isRowHeader: true } satisfies ColumnMeta,
        cell: ({ row: { original } }) =>
          original.label === ''
            ? word(`importSubject.${original.subject}`)
            : t('rows.subjectAndLabel', { subject: word(`importSubject.${original.subject}`), label: original.label }),
      }),
      column.accessor('row', {
        header: t('rows.where'),
        enableSorting: false,
        cell: ({ row: { original } }) => place(original),
      }),
      column.accessor('action', {
        header: t('rows.action'),
        enableSorting: false,
        cell: ({ getValue }) => <StateBadge tone={TONES[getValue()]}>{word(`plannedAction.${getValue()}`)}</StateBadge>,
      }),
      column.display({
        id: 'details',
        header: t('rows.details'),
        cell: ({ row: { original } }) => (
          <div>
            <FieldChanges changes={original.changes} isNew={original.action === 'CREATE'} />
            <IssueList issues={original.issues} />
          </div>
        ),
      }),
    ],
    [t, word, place],
  );
  return (
    <DataTable
      caption={t('plan.rows')}
      columns={columns}
      rows={readFragment(RowPartsFragmentDoc, rows)}
      rowId={(row) => `${row.sheet} ${row.row} ${row.subject} ${row.label}`}
    />
  );
}
