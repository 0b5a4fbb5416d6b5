import type { ImportChoicesInput } from '../../gql/imports';
import { withCell, withWord } from './decisions';

/** A cell that a person has changed in the grid and not sent yet. */
export interface CellEdit {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  /** What the cell said when it was changed. */
  readonly before: string;
  readonly after: string;
  /** Whether the same text means the same all over the column. */
  readonly isEverywhere: boolean;
}

export type CellPlace = Pick<CellEdit, 'sheet' | 'row' | 'column'>;

export function editOf(edits: readonly CellEdit[], place: CellPlace): CellEdit | undefined {
  return edits.find((edit) => isAt(edit, place));
}

/** The changes with one more; changing a cell back to what it said takes its change away. */
export function withEdit(edits: readonly CellEdit[], edit: CellEdit): readonly CellEdit[] {
  const known = editOf(edits, edit);
  const before = known?.before ?? edit.before;
  const others = withoutEdit(edits, edit);
  return edit.after === before ? others : [...others, { ...edit, before, isEverywhere: known?.isEverywhere ?? edit.isEverywhere }];
}

export function withoutEdit(edits: readonly CellEdit[], place: CellPlace): readonly CellEdit[] {
  return edits.filter((edit) => !isAt(edit, place));
}

/** The decisions with all changes; a blank cell is said to be blank. */
export function withEdits(choices: ImportChoicesInput, edits: readonly CellEdit[]): ImportChoicesInput {
  let decided = choices;
  for (const { sheet, row, column, before, after, isEverywhere } of edits) {
    const text = after.trim() === '' ? null : after.trim();
    decided = isEverywhere
      ? withWord(decided, { sheet, column, found: before }, text)
      : withCell(decided, { sheet, row, column, text });
  }
  return decided;
}

function isAt(one: CellPlace, other: CellPlace): boolean {
  return one.sheet === other.sheet && one.row === other.row && one.column === other.column;
}
