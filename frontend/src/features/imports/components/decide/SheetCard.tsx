import { Badge, Group, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecidableSheetFragment, ImportTarget, SheetUse } from '../../../../gql/imports';
import { type TablePlace, withTable } from '../../decisions';
import type { Decide } from '../../useDecisions';
import { ColumnChoices } from './ColumnChoices';
import { HeadTable } from './HeadTable';

const USES: Record<ImportTarget, readonly SheetUse[]> = {
  CALLS: ['CALLS', 'LOTS', 'REQUIREMENTS', 'IGNORED'],
  CAPABILITIES: ['CAPABILITY_LIST', 'CAPABILITY_MATRIX', 'IGNORED'],
  AWARDS: ['AWARDS', 'IGNORED'],
  COMPANIES: ['COMPANIES', 'REFERENCES', 'CERTIFICATES', 'IGNORED'],
  INTERESTS: ['INTERESTS', 'IGNORED'],
  COMPETENCIES: ['COMPETENCIES', 'IGNORED'],
};

interface SheetCardProps {
  readonly target: ImportTarget;
  readonly sheet: DecidableSheetFragment;
  readonly table: TablePlace;
  /** How many rows of titles a person said that there are. */
  readonly nHeaderRows: number;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** One sheet with what can be decided about it. */
export function SheetCard({ target, sheet, table, nHeaderRows, decide, deciding }: SheetCardProps): ReactNode {
  const { t } = useTranslation('imports');
  const id = useId();
  const name = sheet.name === '' ? t('sheet.text') : sheet.name;
  const isForm = sheet.readAs !== 'IGNORED' && sheet.headerRow === null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-end" gap="sm">
          <div>
            <Group gap="xs">
              <Title order={3} id={id}>
                {name}
              </Title>
              {sheet.isHidden && <Badge color="gray">{t('sheet.hidden')}</Badge>}
            </Group>
            <Text size="sm" c="dimmed">
              {t('sheet.rows', { count: sheet.nRows, ignored: sheet.nIgnored })}
            </Text>
          </div>
          {/* A form that stands above tables goes with its sheet. */}
          {!(isForm && table.isOneOfSeveral) && (
            <Select
              label={t('decide.readAs')}
              allowDeselect={false}
              disabled={deciding}
              data={USES[target].map((use) => ({ value: use, label: t(`readAs.${use}`) }))}
              value={sheet.readAs}
              onChange={(use) => {
                const readAs = USES[target].find((known) => known === use);
                if (readAs) void decide((choices) => withTable(choices, table, { readAs, columns: [] }));
              }}
            />
          )}
        </Group>
        {isForm && <Text size="sm">{t('decide.form')}</Text>}
        <HeadTable sheet={sheet} table={table} nHeaderRows={nHeaderRows} decide={decide} deciding={deciding} />
        {sheet.columns.length > 0 && !isForm && <ColumnChoices sheet={sheet} table={table} decide={decide} deciding={deciding} />}
      </Stack>
    </Paper>
  );
}
