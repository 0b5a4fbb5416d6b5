import { describe, expect, it } from 'vitest';
import type { CheckedSheetFragment } from '../../../../gql/imports';
import { gridColumns, gridSheets } from './gridColumns';

function reading(headerRow: number | null, columns: ReadonlyArray<[string, string, string | null]>): CheckedSheetFragment {
  return {
    name: 'A',
    readAs: 'LOTS',
    headerRow,
    columns: columns.map(([column, title, field]) => ({ column, title, field })),
  };
}

describe('the columns of a grid', () => {
  it('are those of all tables of a sheet, those of a form left out', () => {
    const form = reading(null, [['A', 'Objet', 'title']]);
    const lots = reading(11, [['A', 'N° lot', 'number'], ['AA', 'CPV', null]]);
    const requirements = reading(17, [['A', 'Lot', 'lotNumber'], ['Z', 'Exigence', 'wording']]);
    const [sheet] = gridSheets([form, lots, requirements]);
    expect(sheet?.columns.map(({ letters, title }) => [letters, title])).toEqual([
      ['A', 'N° lot / Lot'],
      ['Z', 'Exigence'],
      ['AA', 'CPV'],
    ]);
    expect(sheet && gridColumns(sheet, new Set(), false).map(({ letters }) => letters)).toEqual(['A', 'Z']);
    expect(sheet && gridColumns(sheet, new Set(['AA']), false)).toHaveLength(3);
    expect(gridSheets([{ ...lots, readAs: 'IGNORED' }])).toEqual([]);
  });
});
