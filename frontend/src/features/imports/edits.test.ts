import { describe, expect, it } from 'vitest';
import type { ImportChoicesInput } from '../../gql/imports';
import { type CellEdit, editOf, withEdit, withEdits, withoutEdit } from './edits';

const NOTHING: ImportChoicesInput = { text: {}, sheets: [], values: [], cells: [], companies: [] };
const C4: CellEdit = { sheet: 'A', row: 4, column: 'C', before: 'onze', after: '2', isEverywhere: false };

describe('cells changed in the grid', () => {
  it('keeps what the cell said at first, however often it is changed', () => {
    const twice = withEdit(withEdit([], C4), { ...C4, before: '2', after: '3' });
    expect(twice).toEqual([{ ...C4, after: '3' }]);
    expect(editOf(twice, { sheet: 'A', row: 4, column: 'C' })?.after).toBe('3');
    expect(withEdit(twice, { ...C4, before: '3', after: 'onze' })).toEqual([]);
    expect(withoutEdit(twice, { sheet: 'A', row: 5, column: 'C' })).toHaveLength(1);
  });

  it('corrects a cell, or a word wherever the column says it', () => {
    const blank = { ...C4, row: 5, after: ' ' };
    expect(withEdits(NOTHING, [C4, blank])).toEqual({
      ...NOTHING,
      cells: [
        { sheet: 'A', row: 4, column: 'C', text: '2' },
        { sheet: 'A', row: 5, column: 'C', text: null },
      ],
    });
    expect(withEdits(NOTHING, [{ ...C4, isEverywhere: true }]).values).toEqual([
      { sheet: 'A', column: 'C', found: 'onze', readAs: '2' },
    ]);
  });
});
