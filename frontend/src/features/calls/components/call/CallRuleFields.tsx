import { Checkbox, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../../components/fields/NumberField';
import { useWords } from '../../../../lib/i18n/useWords';
import { type CallValues, FORMS } from '../../callForm';

interface CallRuleFieldsProps {
  readonly form: UseFormReturnType<CallValues>;
}

/** What the consultation documents say about lots and groups. */
export function CallRuleFields({ form }: CallRuleFieldsProps): ReactNode {
  const { t } = useTranslation('calls');
  const word = useWords();
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <NumberField label={t('maxLotsBid')} {...form.getInputProps('maxLotsBid')} />
        <NumberField label={t('maxLotsAwarded')} {...form.getInputProps('maxLotsAwarded')} />
        <TextInput label={t('reservedFor')} {...form.getInputProps('reservedFor')} />
        <Select
          label={t('requiredForm')}
          placeholder={t('noRequiredForm')}
          clearable
          data={FORMS.map((each) => ({ value: each, label: word(`consortiumForm.${each}`) }))}
          {...form.getInputProps('requiredForm')}
        />
      </SimpleGrid>
      <Textarea
        label={t('requiredFormJustification')}
        autosize
        minRows={1}
        maxRows={6}
        {...form.getInputProps('requiredFormJustification')}
      />
      <Checkbox label={t('requiresAllLots')} {...form.getInputProps('requiresAllLots', { type: 'checkbox' })} />
      <Checkbox
        label={t('forbidsAloneAndGrouped')}
        {...form.getInputProps('forbidsAloneAndGrouped', { type: 'checkbox' })}
      />
      <Checkbox
        label={t('forbidsSeveralGroups')}
        {...form.getInputProps('forbidsSeveralGroups', { type: 'checkbox' })}
      />
    </Stack>
  );
}
