import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

interface Place {
  /** Empty for a text file, which has no sheets. */
  readonly sheet: string;
  /** From 1; 0 when it is about the sheet or the file. */
  readonly row: number;
  readonly column?: string | null;
}

/** Where something stands in a workbook or a text file, in words. */
export function usePlace(): (place: Place) => string {
  const { t } = useTranslation('imports');
  return useCallback(
    ({ sheet, row, column }: Place) => {
      const cell = `${column}${row}`;
      if (sheet === '') {
        if (row === 0) return t('place.file');
        return column ? t('place.cell', { cell }) : t('place.row', { row });
      }
      if (row === 0) return t('place.sheet', { sheet });
      return column ? t('place.cellOfSheet', { sheet, cell }) : t('place.rowOfSheet', { sheet, row });
    },
    [t],
  );
}
