import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainList } from '../../../../components/layout/PlainList';
import type { CheckedRowFragment } from '../../../../gql/imports';
import type { CellPlace } from '../../edits';
import { usePlace } from '../plan/usePlace';

interface CorrectedListProps {
  readonly sheet: string;
  readonly rows: readonly CheckedRowFragment[];
  readonly deciding: boolean;
  readonly onRestore: (place: CellPlace) => void;
}

/** The cells in view that were corrected, each with a way back to what the file says. */
export function CorrectedList({ sheet, rows, deciding, onRestore }: CorrectedListProps): ReactNode {
  const { t } = useTranslation('imports');
  const place = usePlace();
  const corrected = rows.flatMap(({ row, cells }) =>
    cells.filter(({ isCorrected }) => isCorrected).map(({ column, text }) => ({ sheet, row, column, text })),
  );
  if (corrected.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t('check.correctedCells')}
      </Text>
      <PlainList gap="xs">
        {corrected.map(({ text, ...cell }) => {
          const where = place(cell);
          return (
            <li key={`${cell.row} ${cell.column}`}>
              <Group gap="sm">
                <Text size="sm">
                  {t('check.correctedCell', { where, text: text === '' ? t('words.blank') : text })}
                </Text>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  disabled={deciding}
                  aria-label={t('check.restoreNamed', { where })}
                  onClick={() => onRestore(cell)}
                >
                  {t('check.restore')}
                </Button>
              </Group>
            </li>
          );
        })}
      </PlainList>
    </div>
  );
}
