import { describe, expect, it } from 'vitest';
import type { ImportChoicesInput } from '../../gql/imports';
import { choiceOf, type TablePlace, withCell, withColumn, withCompany, withNewCompetency, withTable, withWord } from './decisions';

const NOTHING: ImportChoicesInput = { text: {}, sheets: [], values: [], cells: [], companies: [] };

function only(sheet: string, headerRow: number | null = null): TablePlace {
  return { sheet, headerRow, isOneOfSeveral: false };
}

function stacked(headerRow: number): TablePlace {
  return { sheet: 'A', headerRow, isOneOfSeveral: true };
}

describe('decisions about a workbook', () => {
  it('changes one sheet and keeps what was decided about it before', () => {
    const header = withTable(NOTHING, only('Lots'), { headerRow: 3 });
    const both = withTable(withTable(header, only('Autre'), { readAs: 'IGNORED' }), only('Lots'), { readAs: 'LOTS' });
    expect(both.sheets).toEqual([
      { sheet: 'Autre', readAs: 'IGNORED', columns: [] },
      { sheet: 'Lots', headerRow: 3, readAs: 'LOTS', columns: [] },
    ]);
  });

  it('moves a field to another column, and lets many columns be competencies', () => {
    const at = { table: only('A', 1), readAs: 'CAPABILITY_LIST' as const };
    const first = withColumn(NOTHING, at, { column: 'B', field: 'level' });
    const moved = withColumn(first, at, { column: 'C', field: 'level' });
    expect(moved.sheets[0]?.columns).toEqual([{ column: 'C', field: 'level' }]);
    const left = withColumn(moved, at, { column: 'D', field: null });
    expect(left.sheets[0]?.columns).toHaveLength(2);
    const one = withColumn(NOTHING, at, { column: 'B', field: 'competencyColumn' });
    expect(withColumn(one, at, { column: 'C', field: 'competencyColumn' }).sheets[0]?.columns).toHaveLength(2);
  });

  it('makes a word a competency instead of reading it as another, and the other way round', () => {
    const place = { sheet: 'A', column: 'C', found: 'Éléphant bleu' };
    const entry = { kind: 'SOFTWARE', labelFr: 'Éléphant bleu', labelEn: 'Blue elephant', broaderIds: [] } as const;
    const read = withWord(NOTHING, place, 'PostgreSQL');
    const made = withNewCompetency(read, place, { ...entry, broaderIds: [] });
    expect(made.values).toEqual([]);
    expect(made.competencies).toEqual([{ ...entry, found: 'Éléphant bleu' }]);
    const readAgain = withWord(made, { ...place, found: 'éléphant  BLEU' }, 'PostgreSQL');
    expect(readAgain.competencies).toEqual([]);
    expect(readAgain.values).toHaveLength(1);
  });

  it('keeps the tables of one sheet apart by their titles', () => {
    const lots = withColumn(NOTHING, { table: stacked(11), readAs: 'LOTS' }, { column: 'E', field: 'description' });
    const both = withTable(lots, stacked(17), { readAs: 'IGNORED', columns: [] });
    expect(both.sheets).toEqual([
      { sheet: 'A', headerRow: 11, readAs: 'LOTS', columns: [{ column: 'E', field: 'description' }] },
      { sheet: 'A', headerRow: 17, readAs: 'IGNORED', columns: [] },
    ]);
    expect(choiceOf(both, stacked(17))?.readAs).toBe('IGNORED');
    expect(withTable(both, stacked(17), { readAs: 'LOTS' }).sheets).toHaveLength(2);
  });

  it('says once what a word means, and takes it back', () => {
    const place = { sheet: 'A', column: 'C', found: 'Fort' };
    const once = withWord(NOTHING, place, '3');
    const twice = withWord(once, { ...place, found: ' fort ' }, '4');
    expect(twice.values).toEqual([{ sheet: 'A', column: 'C', found: ' fort ', readAs: '4' }]);
    expect(withWord(twice, place, undefined).values).toEqual([]);
    expect(withWord(twice, { ...place, column: null }, null).values).toHaveLength(2);
  });

  it('corrects a cell once, and a name once', () => {
    const cell = { sheet: 'A', row: 2, column: 'C', text: '3' };
    expect(withCell(withCell(NOTHING, cell), { ...cell, text: '4' }).cells).toEqual([{ ...cell, text: '4' }]);
    expect(withCompany(withCompany(NOTHING, 'Jumelle', '1'), 'JUMELLE', '2').companies).toEqual([
      { name: 'JUMELLE', companyId: '2' },
    ]);
  });
});
