import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  type Cell,
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type Header,
  type OnChangeFn,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DataTable.module.css';

/** What a column may say besides its content. */
export interface ColumnMeta {
  /** Numbers stand right, so that their digits line up. */
  readonly align?: 'right';
  /** The column that names the row: a row header, shown as the title of the card on phones. */
  readonly isRowHeader?: boolean;
}

interface DataTableProps<Row> {
  /** Said to screen readers before the table. */
  readonly caption: string;
  /** `meta` takes a `ColumnMeta`; `enableSorting: false` for what cannot be ordered. */
  readonly columns: ReadonlyArray<ColumnDef<Row, never>>;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Given when the server orders; without it, the rows at hand are ordered here. */
  readonly sorting?: SortingState;
  readonly onSortingChange?: OnChangeFn<SortingState>;
}

const NO_SORTING: SortingState = [];

/** A real table on wide screens, cards on phones; arrow keys move from row to row along their links. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const [ownSorting, setOwnSorting] = useState<SortingState>(NO_SORTING);
  const sortedByServer = props.onSortingChange !== undefined;
  const table = useReactTable<Row>({
    data: props.rows as Row[],
    columns: props.columns as ColumnDef<Row>[],
    getRowId: props.rowId,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: sortedByServer ? undefined : getSortedRowModel(),
    manualSorting: sortedByServer,
    enableSortingRemoval: false,
    state: { sorting: props.sorting ?? ownSorting },
    onSortingChange: props.onSortingChange ?? setOwnSorting,
  });
  return (
    <div className={classes.frame}>
      <table className={classes.table} role="table">
        <caption>
          <VisuallyHidden>{props.caption}</VisuallyHidden>
        </caption>
        <thead role="rowgroup">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} role="row">
              {group.headers.map((header) => (
                <HeaderCell key={header.id} header={header} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody role="rowgroup" onKeyDown={moveBetweenRows}>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} role="row">
              {row.getVisibleCells().map((cell) => (
                <BodyCell key={cell.id} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function metaOf(meta: unknown): ColumnMeta {
  return (meta ?? {}) as ColumnMeta;
}

function HeaderCell<Row>({ header }: { readonly header: Header<Row, unknown> }): ReactNode {
  const { t } = useTranslation('components');
  const sorted = header.column.getIsSorted();
  const label = flexRender(header.column.columnDef.header, header.getContext());
  const ariaSort = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined;
  const Icon = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      role="columnheader"
      aria-sort={ariaSort}
      data-align={metaOf(header.column.columnDef.meta).align}
    >
      {header.column.getCanSort() ? (
        <UnstyledButton
          className={classes.sort}
          onClick={header.column.getToggleSortingHandler()}
          title={t('table.sort')}
        >
          {label}
          <Icon size={13} aria-hidden className={sorted ? classes.sorted : classes.unsorted} />
        </UnstyledButton>
      ) : (
        label
      )}
    </th>
  );
}

function BodyCell<Row>({ cell }: { readonly cell: Cell<Row, unknown> }): ReactNode {
  const meta = metaOf(cell.column.columnDef.meta);
  const content = flexRender(cell.column.columnDef.cell, cell.getContext());
  if (meta.isRowHeader) {
    return (
      <th scope="row" role="rowheader" className={classes.rowHeader}>
        {content}
      </th>
    );
  }
  const { header } = cell.column.columnDef;
  return (
    <td role="cell" data-align={meta.align} data-label={typeof header === 'string' ? header : undefined}>
      {content}
    </td>
  );
}

/** Up, Down, Home and End go to the same link of another row; everything stays reachable with Tab. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  if (!['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) return;
  const focused = event.target;
  if (!(focused instanceof HTMLElement) || !focused.matches('a, button')) return;
  const rows = [...event.currentTarget.rows];
  const from = rows.findIndex((row) => row.contains(focused));
  const to = { ArrowUp: from - 1, ArrowDown: from + 1, Home: 0, End: rows.length - 1 }[event.key];
  const rank = stopsOf(rows[from]).indexOf(focused);
  const stops = to === undefined ? [] : stopsOf(rows[to]);
  const stop = stops[Math.min(rank, stops.length - 1)];
  if (!stop) return;
  event.preventDefault();
  stop.focus();
}

function stopsOf(row: HTMLTableRowElement | undefined): HTMLElement[] {
  return row ? [...row.querySelectorAll<HTMLElement>('a, button')] : [];
}
