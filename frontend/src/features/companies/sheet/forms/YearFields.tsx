import { ActionIcon, Fieldset, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyField } from '../../../../components/fields/MoneyField';
import type { YearValues } from '../../model/yearsForm';
import classes from './forms.module.css';

interface YearFieldsProps {
  readonly form: UseFormReturnType<{ financialYears: YearValues[] }>;
  readonly index: number;
  readonly onRemove: () => void;
}

/** One financial year. */
export function YearFields({ form, index, onRemove }: YearFieldsProps): ReactNode {
  const { t } = useTranslation('companies');
  const at = (field: keyof YearValues): string => `financialYears.${index}.${field}`;
  const year = form.values.financialYears[index]?.year ?? '';
  return (
    <Fieldset variant="unstyled" legend={t('years.one', { year })} className={classes.row}>
      <SimpleGrid cols={{ base: 1, xs: 3 }} className={classes.rowFields}>
        <TextInput label={t('years.year')} inputMode="numeric" maxLength={4} {...form.getInputProps(at('year'))} />
        <MoneyField label={t('years.turnover')} {...form.getInputProps(at('turnover'))} />
        <MoneyField label={t('years.inField')} {...form.getInputProps(at('inFieldTurnover'))} />
      </SimpleGrid>
      <ActionIcon variant="subtle" color="gray" aria-label={t('years.remove', { year })} onClick={onRemove}>
        <Trash2 size={16} aria-hidden />
      </ActionIcon>
    </Fieldset>
  );
}
