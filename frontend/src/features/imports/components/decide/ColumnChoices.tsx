import { NativeSelect, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../../../../components/states/StateBadge';
import type { DecidableSheetFragment } from '../../../../gql/imports';
import { formatPercent } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { type TablePlace, withColumn } from '../../decisions';
import type { Decide } from '../../useDecisions';
import classes from './ColumnChoices.module.css';

type Column = DecidableSheetFragment['columns'][number];

/** From here on a column is hardly misunderstood. */
const SURE = 8_800;

interface ColumnChoicesProps {
  readonly sheet: DecidableSheetFragment;
  readonly table: TablePlace;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** Each column with the first things in it, what it was taken for and how surely; a person says otherwise. */
export function ColumnChoices({ sheet, table, decide, deciding }: ColumnChoicesProps): ReactNode {
  const { t } = useTranslation('imports');
  const { readAs } = sheet;
  return (
    <ul className={classes.columns} aria-label={t('decide.columns')}>
      {sheet.columns.map((column) => (
        <li key={column.column} className={classes.column}>
          <Stack gap={4}>
            <Text fw={600}>{t('sheet.column', { column: column.column, title: column.title })}</Text>
            <Text size="sm" c="dimmed" lineClamp={2}>
              {column.samples.join(' · ')}
            </Text>
            <NativeSelect
              label={t('decide.field')}
              disabled={deciding}
              value={column.field ?? ''}
              data={[
                { value: '', label: t('decide.leaveColumn') },
                ...sheet.fields.map(({ field, label }) => ({ value: field, label })),
              ]}
              onChange={(event) => {
                const field = event.currentTarget.value === '' ? null : event.currentTarget.value;
                void decide((choices) => withColumn(choices, { table, readAs }, { column: column.column, field }));
              }}
            />
            <Confidence column={column} />
          </Stack>
        </li>
      ))}
    </ul>
  );
}

function Confidence({ column }: { readonly column: Column }): ReactNode {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const [tone, text] = ((): [Tone, string] => {
    if (column.isChosen) return ['active', t('decide.chosen')];
    if (column.field === null) return ['quiet', t('sheet.notImported')];
    const confidence = formatPercent(column.confidencePerTenThousand, language);
    return [column.confidencePerTenThousand >= SURE ? 'good' : 'attention', t('decide.confidence', { confidence })];
  })();
  return (
    <div>
      <StateBadge tone={tone}>{text}</StateBadge>
    </div>
  );
}
