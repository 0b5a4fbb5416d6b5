import { describe, expect, it } from 'vitest';
import type { ImportChoicesInput } from '../../gql/imports';
import { correctionsOf, withoutCorrection } from './corrections';

const CELL = { sheet: 'A', row: 4, column: 'C', text: '2' };
const WORD = { sheet: 'A', column: 'D', found: 'deux', readAs: '2' };
const ELSEWHERE = { ...WORD, sheet: 'B' };
const DECIDED: ImportChoicesInput = { text: {}, sheets: [], companies: [], competencies: [], cells: [CELL], values: [WORD, ELSEWHERE] };

describe('corrections of a sheet', () => {
  it('are its cells and its words, each taken back by itself', () => {
    const corrections = correctionsOf(DECIDED, 'A');
    expect(corrections).toEqual([
      { kind: 'cell', cell: CELL },
      { kind: 'word', word: WORD },
    ]);
    expect(corrections.map((each) => withoutCorrection(DECIDED, each))).toEqual([
      { ...DECIDED, cells: [] },
      { ...DECIDED, values: [ELSEWHERE] },
    ]);
  });
});
