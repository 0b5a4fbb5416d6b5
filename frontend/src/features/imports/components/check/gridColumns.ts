import type { CheckedSheetFragment } from '../../../../gql/imports';

export interface GridColumn {
  readonly letters: string;
  readonly title: string;
}

/** The columns that a grid shows: those that are imported and those in trouble, or all of them. */
export function gridColumns(
  { columns }: CheckedSheetFragment,
  inTrouble: ReadonlySet<string>,
  showsAll: boolean,
): readonly GridColumn[] {
  const known = columns.filter(({ column, field }) => showsAll || field !== null || inTrouble.has(column));
  return known.map(({ column, title }) => ({ letters: column, title }));
}
