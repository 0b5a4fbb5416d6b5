import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyField } from '../../../../components/fields/MoneyField';
import { NumberField } from '../../../../components/fields/NumberField';
import { type LotValues, OVERRIDES } from '../../lotForm';
import { CpvField } from '../call/CpvField';

interface LotFieldsProps {
  readonly form: UseFormReturnType<LotValues>;
}

/** The fields of a lot. */
export function LotFields({ form }: LotFieldsProps): ReactNode {
  const { t } = useTranslation('calls');
  const overrides = OVERRIDES.map((value) => ({ value, label: t(`override.${value}`) }));
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput label={t('lot.number')} data-autofocus {...form.getInputProps('number')} />
        <TextInput label={t('lot.title')} {...form.getInputProps('title')} />
      </SimpleGrid>
      <Textarea label={t('description')} autosize minRows={2} maxRows={8} {...form.getInputProps('description')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <MoneyField label={t('estimatedValue')} {...form.getInputProps('estimatedValue')} />
        <NumberField label={t('maxMembers')} {...form.getInputProps('maxMembers')} />
        <CpvField label={t('cpv')} {...form.getInputProps('cpv')} />
        <TextInput label={t('place')} description={t('placeHint')} {...form.getInputProps('place')} />
        <NumberField
          label={t('latitude')}
          decimals={6}
          allowNegative
          {...form.getInputProps('latitude')}
          error={form.errors.coordinates}
        />
        <NumberField label={t('longitude')} decimals={6} allowNegative {...form.getInputProps('longitude')} />
      </SimpleGrid>
      <TextInput label={t('reservedFor')} {...form.getInputProps('reservedFor')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <Select
          label={t('forbidsAloneAndGrouped')}
          allowDeselect={false}
          data={overrides}
          {...form.getInputProps('forbidsAloneAndGrouped')}
        />
        <Select
          label={t('forbidsSeveralGroups')}
          allowDeselect={false}
          data={overrides}
          {...form.getInputProps('forbidsSeveralGroups')}
        />
      </SimpleGrid>
    </>
  );
}
