import { Button, Collapse, NumberInput, ScrollArea, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecidableSheetFragment } from '../../../../gql/imports';
import { type TablePlace, withTable } from '../../decisions';
import type { Decide } from '../../useDecisions';
import classes from './HeadTable.module.css';

interface HeadTableProps {
  readonly sheet: DecidableSheetFragment;
  readonly table: TablePlace;
  /** How many rows of titles a person said that there are. */
  readonly nHeaderRows: number;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** The rows at the top of a sheet, to point at the one with the titles. Open from the start where no table was recognised: a header is only
 * proposed there. */
export function HeadTable({ sheet, table, nHeaderRows: said, decide, deciding }: HeadTableProps): ReactNode {
  const { t } = useTranslation('imports');
  const id = useId();
  const [opened, { toggle }] = useDisclosure(sheet.readAs === 'IGNORED');
  const width = Math.max(...sheet.head.map((row) => row.cells.length), 0);
  const columns = Array.from({ length: width }, (_, column) => letters(column));
  const proposed = sheet.readAs === 'IGNORED' ? 'decide.proposedHeader' : 'sheet.header';
  const header = sheet.headerRow === null ? t('decide.noHeader') : t(proposed, { row: sheet.headerRow });
  if (sheet.head.length === 0) return <Text size="sm">{t('decide.blankSheet')}</Text>;
  return (
    <div>
      <Text size="sm" mb={4}>
        {header}
      </Text>
      <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={opened} aria-controls={id}>
        {opened ? t('decide.hideHead') : t('decide.showHead')}
      </Button>
      <Collapse expanded={opened} id={id}>
        <ScrollArea type="auto" tabIndex={0} role="region" aria-label={t('decide.headRegion', { sheet: sheet.name })}>
          <Table className={classes.head} withTableBorder withColumnBorders>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('decide.titles')}</Table.Th>
                {columns.map((column) => (
                  <Table.Th scope="col" key={column}>
                    {column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sheet.head.map((row) => (
                <Table.Tr key={row.row} data-header={row.row === sheet.headerRow || undefined}>
                  <Table.Th scope="row">
                    <Button
                      size="compact-xs"
                      variant={row.row === sheet.headerRow ? 'filled' : 'default'}
                      disabled={deciding}
                      aria-pressed={row.row === sheet.headerRow}
                      onClick={() =>
                        void decide((choices) =>
                          withTable(choices, table, {
                            headerRow: row.row,
                            nHeaderRows: null,
                            columns: [],
                            ...(sheet.readAs === 'IGNORED' && { readAs: null }),
                          }),
                        )
                      }
                    >
                      {t('decide.row', { row: row.row })}
                    </Button>
                  </Table.Th>
                  {columns.map((column, place) => (
                    <Table.Td key={column}>{row.cells[place] ?? ''}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
        {sheet.headerRow !== null && sheet.readAs !== 'IGNORED' && (
          <NumberInput
            mt="sm"
            maw={260}
            label={t('decide.nHeaderRows')}
            description={t('decide.nHeaderRowsHint')}
            min={1}
            max={3}
            clampBehavior="strict"
            disabled={deciding}
            value={said}
            onChange={(value) => {
              const nHeaderRows = Number(value);
              const { headerRow } = sheet;
              if (nHeaderRows === said || ![1, 2, 3].includes(nHeaderRows)) return;
              void decide((choices) => withTable(choices, table, { headerRow, nHeaderRows }));
            }}
          />
        )}
      </Collapse>
    </div>
  );
}

/** The letters of a column, from 0, as spreadsheets show them. */
function letters(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
