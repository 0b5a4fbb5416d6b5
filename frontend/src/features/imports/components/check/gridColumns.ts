import type { CheckedSheetFragment } from '../../../../gql/imports';

export interface GridColumn {
  readonly letters: string;
  /** Its title; several where tables stand one below the other. */
  readonly title: string;
  readonly isImported: boolean;
}

/** A sheet with the columns of all its tables. */
export interface GridSheet {
  readonly name: string;
  readonly columns: readonly GridColumn[];
}

/** The sheets that are read. A form has labels in the place of titles, so it adds no columns of its own. */
export function gridSheets(readings: readonly CheckedSheetFragment[]): readonly GridSheet[] {
  const read = readings.filter(({ readAs }) => readAs !== 'IGNORED');
  const names = [...new Set(read.map(({ name }) => name))];
  return names.map((name) => {
    const ofSheet = read.filter((reading) => reading.name === name);
    const tables = ofSheet.filter(({ headerRow }) => headerRow !== null);
    return { name, columns: columnsOf(tables.length > 0 ? tables : ofSheet) };
  });
}

function columnsOf(tables: readonly CheckedSheetFragment[]): readonly GridColumn[] {
  const columns = tables.flatMap((table) => table.columns);
  const letters = [...new Set(columns.map(({ column }) => column))].toSorted(inSheetOrder);
  return letters.map((each) => {
    const here = columns.filter(({ column }) => column === each);
    const titles = [...new Set(here.map(({ title }) => title))];
    return { letters: each, title: titles.join(' / '), isImported: here.some(({ field }) => field !== null) };
  });
}

/** `Z` comes before `AA`. */
function inSheetOrder(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}

/** The columns that a grid shows: those that are imported and those in trouble, or all of them. */
export function gridColumns(
  { columns }: GridSheet,
  inTrouble: ReadonlySet<string>,
  showsAll: boolean,
): readonly GridColumn[] {
  return columns.filter(({ letters, isImported }) => showsAll || isImported || inTrouble.has(letters));
}
