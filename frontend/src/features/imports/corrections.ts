import type { CellChoiceInput, ImportChoicesInput, ValueChoiceInput } from '../../gql/imports';
import { withWord } from './decisions';

/** What a person decided that a sheet says: one cell of it, or a text wherever it stands. */
export type Correction =
  | { readonly kind: 'cell'; readonly cell: CellChoiceInput }
  | { readonly kind: 'word'; readonly word: ValueChoiceInput };

type Decided = Pick<ImportChoicesInput, 'cells' | 'values'>;

/** All corrections of a sheet, cells first. */
export function correctionsOf({ cells, values }: Decided, sheet: string): readonly Correction[] {
  const here = (choice: { readonly sheet: string }): boolean => choice.sheet === sheet;
  return [
    ...cells.filter(here).map((cell) => ({ kind: 'cell', cell }) as const),
    ...values.filter(here).map((word) => ({ kind: 'word', word }) as const),
  ];
}

/** The decisions with what the file says in the place of a correction. */
export function withoutCorrection(choices: ImportChoicesInput, correction: Correction): ImportChoicesInput {
  if (correction.kind === 'word') return withWord(choices, correction.word, undefined);
  const { sheet, row, column } = correction.cell;
  const isIt = (cell: CellChoiceInput): boolean => cell.sheet === sheet && cell.row === row && cell.column === column;
  return { ...choices, cells: choices.cells.filter((cell) => !isIt(cell)) };
}
