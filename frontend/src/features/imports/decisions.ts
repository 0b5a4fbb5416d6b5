import type {
  CellChoiceInput,
  ImportChoicesInput,
  NewCompetencyChoiceInput,
  SheetChoiceInput,
  ValueChoiceInput,
} from '../../gql/imports';

/** Where a word stands: in a column, or all over a sheet. */
export type WordPlace = Pick<ValueChoiceInput, 'sheet' | 'column' | 'found'>;

/** A table: the only one of its sheet, or one of several, told apart by the rows of their titles. */
export interface TablePlace {
  readonly sheet: string;
  readonly headerRow: number | null;
  readonly isOneOfSeveral: boolean;
}

/** What was decided about a table. */
export function choiceOf(
  choices: { readonly sheets: readonly SheetChoiceInput[] },
  { sheet, headerRow, isOneOfSeveral }: TablePlace,
): SheetChoiceInput | undefined {
  return choices.sheets.find(
    (choice) => choice.sheet === sheet && (!isOneOfSeveral || (choice.headerRow ?? null) === headerRow),
  );
}

/** The decisions with others about one table; what the change leaves out stays as it was. */
export function withTable(
  choices: ImportChoicesInput,
  table: TablePlace,
  change: Partial<Omit<SheetChoiceInput, 'sheet'>>,
): ImportChoicesInput {
  const known = choiceOf(choices, table);
  const held = table.isOneOfSeveral && { headerRow: table.headerRow };
  const changed: SheetChoiceInput = { columns: [], ...known, ...held, ...change, sheet: table.sheet };
  return { ...choices, sheets: [...choices.sheets.filter((choice) => choice !== known), changed] };
}

/**
 * The decisions with what a column is. A field stands in one column at most: another column that had it is asked about
 * anew. The header is held where it is, because letters of columns only mean something under it.
 */
export function withColumn(
  choices: ImportChoicesInput,
  { table, readAs }: { table: TablePlace } & Pick<SheetChoiceInput, 'readAs'>,
  { column, field }: { column: string; field: string | null },
): ImportChoicesInput {
  const known = choiceOf(choices, table);
  const others = (known?.columns ?? []).filter(
    (choice) => choice.column !== column && (field === null || field === 'competencyColumn' || choice.field !== field),
  );
  return withTable(choices, table, { headerRow: table.headerRow, readAs, columns: [...others, { column, field }] });
}

/** The decisions with what a word means, and no new competency for it; `undefined` takes back what was decided about it. */
export function withWord(
  choices: ImportChoicesInput,
  place: WordPlace,
  readAs: string | null | undefined,
): ImportChoicesInput {
  const isIt = (choice: ValueChoiceInput): boolean =>
    choice.sheet === place.sheet &&
    (choice.column ?? null) === (place.column ?? null) &&
    sameText(choice.found, place.found);
  const others = choices.values.filter((choice) => !isIt(choice));
  const competencies = (choices.competencies ?? []).filter((choice) => !sameText(choice.found, place.found));
  return { ...choices, competencies, values: readAs === undefined ? others : [...others, { ...place, readAs }] };
}

/** The decisions with a word that becomes a competency; what it was said to mean is taken back. */
export function withNewCompetency(
  choices: ImportChoicesInput,
  place: WordPlace,
  entry: Omit<NewCompetencyChoiceInput, 'found'>,
): ImportChoicesInput {
  const without = withWord(choices, place, undefined);
  return { ...without, competencies: [...(without.competencies ?? []), { ...entry, found: place.found }] };
}

/** The decisions with a corrected cell. */
export function withCell(choices: ImportChoicesInput, cell: CellChoiceInput): ImportChoicesInput {
  const others = choices.cells.filter(
    (known) => known.sheet !== cell.sheet || known.row !== cell.row || known.column !== cell.column,
  );
  return { ...choices, cells: [...others, cell] };
}

/** The decisions with the company that a name means. */
export function withCompany(choices: ImportChoicesInput, name: string, companyId: string): ImportChoicesInput {
  const others = choices.companies.filter((known) => !sameText(known.name, name));
  return { ...choices, companies: [...others, { name, companyId }] };
}

function sameText(first: string, second: string): boolean {
  return key(first) === key(second);
}

/** Case and spaces do not matter, as on the server. */
function key(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
