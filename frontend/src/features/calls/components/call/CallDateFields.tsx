import { SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallValues } from '../../callForm';

interface CallDateFieldsProps {
  readonly form: UseFormReturnType<CallValues>;
}

/** The three instants of a call, in the time of Paris. */
export function CallDateFields({ form }: CallDateFieldsProps): ReactNode {
  const { t } = useTranslation('calls');
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
      <TextInput type="datetime-local" label={t('launched')} {...form.getInputProps('launchedAt')} />
      <TextInput
        type="datetime-local"
        label={t('questionsDeadline')}
        {...form.getInputProps('questionsDeadlineAt')}
      />
      <TextInput
        type="datetime-local"
        label={t('submissionDeadline')}
        {...form.getInputProps('submissionDeadlineAt')}
      />
    </SimpleGrid>
  );
}
