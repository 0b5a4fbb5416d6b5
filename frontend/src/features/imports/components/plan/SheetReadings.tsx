import { Accordion, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SheetPartsFragmentDoc } from '../../../../gql/imports';
import { formatPercent } from '../../../../lib/format/numbers';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import classes from './SheetReadings.module.css';

interface SheetReadingsProps {
  readonly sheets: ReadonlyArray<FragmentRef<typeof SheetPartsFragmentDoc>>;
}

/** How each sheet was understood: which row has the headings, which column became which field, and which were left. */
export function SheetReadings({ sheets }: SheetReadingsProps): ReactNode {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  return (
    <Accordion multiple variant="separated" order={3}>
      {readFragment(SheetPartsFragmentDoc, sheets).map((sheet) => (
        <Accordion.Item key={sheet.name} value={`sheet-${sheet.name}`}>
          <Accordion.Control>
            <Text fw={600}>{sheet.name === '' ? t('sheet.text') : sheet.name}</Text>
            <Text size="sm" c="dimmed">
              {t('sheet.summary', { count: sheet.nRows, readAs: t(`readAs.${sheet.readAs}`), ignored: sheet.nIgnored })}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            {sheet.headerRow !== null && (
              <Text size="sm" mb="xs">
                {t('sheet.header', { row: sheet.headerRow })}
              </Text>
            )}
            <dl className={classes.columns}>
              {sheet.columns.map(({ column, title, label, confidencePerTenThousand }) => (
                <div key={column}>
                  <dt>{t('sheet.column', { column, title })}</dt>
                  <dd>
                    {label === null
                      ? t('sheet.notImported')
                      : t('sheet.field', { field: label, confidence: formatPercent(confidencePerTenThousand, language) })}
                  </dd>
                </div>
              ))}
            </dl>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
