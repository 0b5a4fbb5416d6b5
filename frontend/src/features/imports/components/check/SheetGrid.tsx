import { ScrollArea, Table, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedRowFragment } from '../../../../gql/imports';
import { sentence } from '../../../../lib/graphql/userErrors';
import type { GridPosition } from '../../../../lib/gridMoves';
import { useWords } from '../../../../lib/i18n/useWords';
import { type CellEdit, editOf } from '../../edits';
import { GridCell } from './GridCell';
import type { GridColumn } from './gridColumns';
import classes from './SheetGrid.module.css';
import { useCells } from './useCells';

interface SheetGridProps {
  /** The sheet's name; empty for a text file. */
  readonly sheet: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly CheckedRowFragment[];
  readonly edits: readonly CellEdit[];
  readonly onEdit: (edit: CellEdit) => void;
}

const PAGE_ROWS = 10;

/** Rows of the person's own sheet, cells written in place as in a spreadsheet; what is wrong with a row stands at its end. */
export function SheetGrid({ sheet, columns, rows, edits, onEdit }: SheetGridProps): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const use = useId();
  const label = sheet === '' ? t('check.gridOfText') : t('check.grid', { sheet });
  const placeOf = ({ row, column }: GridPosition): { sheet: string; row: number; column: string } => ({
    sheet,
    row: rows[row]?.row ?? 0,
    column: columns[column]?.letters ?? '',
  });
  const saidAt = ({ row, column }: GridPosition): string =>
    rows[row]?.cells.find((cell) => cell.column === columns[column]?.letters)?.text ?? '';
  const textAt = (position: GridPosition): string => editOf(edits, placeOf(position))?.after ?? saidAt(position);
  const cells = useCells({
    shape: { nRows: rows.length, nColumns: columns.length, pageRows: PAGE_ROWS },
    textAt,
    onText: (position, after) =>
      onEdit({ ...placeOf(position), before: saidAt(position), after, isEverywhere: false }),
  });
  return (
    <>
      <VisuallyHidden id={use}>{t('check.use')}</VisuallyHidden>
      <ScrollArea type="auto" className={classes.box}>
        <Table
          role="grid"
          aria-label={label}
          aria-describedby={use}
          className={classes.grid}
          withColumnBorders
          onKeyDown={cells.onKeyDown}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('check.row')}</Table.Th>
              {columns.map(({ letters, title }) => (
                <Table.Th scope="col" key={letters}>
                  <span className={classes.letters}>{letters}</span> {title}
                </Table.Th>
              ))}
              <Table.Th scope="col">{t('check.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, rowIndex) => (
              <Table.Tr key={row.row}>
                <Table.Th scope="row">{row.row}</Table.Th>
                {columns.map(({ letters }, columnIndex) => {
                  const position = { row: rowIndex, column: columnIndex };
                  return (
                    <GridCell
                      key={letters}
                      place={`${letters}${row.row}`}
                      text={textAt(position)}
                      isFaulty={row.issues.some(({ column }) => column === letters)}
                      mark={markOf(row, letters, editOf(edits, placeOf(position)) !== undefined)}
                      position={position}
                      cells={cells}
                    />
                  );
                })}
                <td className={classes.why}>
                  {row.issues.length === 0
                    ? row.action && word(`plannedAction.${row.action}`)
                    : row.issues.map(({ code, column, message }) => (
                        <div key={`${code} ${column}`}>{sentence(message)}</div>
                      ))}
                </td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </>
  );
}

/** Whether the cell is written and not sent yet, or was corrected before. */
function markOf(row: CheckedRowFragment, letters: string, isWritten: boolean): 'written' | 'corrected' | undefined {
  if (isWritten) return 'written';
  return row.cells.some(({ column, isCorrected }) => column === letters && isCorrected) ? 'corrected' : undefined;
}
