import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyField } from '../../../../components/fields/MoneyField';
import { useWords } from '../../../../lib/i18n/useWords';
import { type CallValues, PROCEDURES } from '../../callForm';
import { STATUSES } from '../../callSearch';
import { CpvField } from './CpvField';

interface CallIdentityFieldsProps {
  readonly form: UseFormReturnType<CallValues>;
  readonly clusters: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  /** The cluster is chosen once. */
  readonly isNew: boolean;
}

/** What the call is, for whom, and where it was published. */
export function CallIdentityFields({ form, clusters, isNew }: CallIdentityFieldsProps): ReactNode {
  const { t } = useTranslation('calls');
  const word = useWords();
  return (
    <Stack gap="md">
      <TextInput label={t('callTitle')} {...form.getInputProps('title')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput label={t('buyer')} {...form.getInputProps('buyer')} />
        <TextInput label={t('reference')} description={t('referenceHint')} {...form.getInputProps('reference')} />
        <Select
          label={t('procedure')}
          allowDeselect={false}
          data={PROCEDURES.map((procedure) => ({ value: procedure, label: word(`procedureKind.${procedure}`) }))}
          {...form.getInputProps('procedure')}
        />
        <Select
          label={t('status')}
          description={t('statusHint')}
          allowDeselect={false}
          data={STATUSES.map((status) => ({ value: status, label: word(`callStatus.${status}`) }))}
          {...form.getInputProps('status')}
        />
        <Select
          label={t('cluster')}
          allowDeselect={false}
          disabled={!isNew}
          data={clusters.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('clusterId')}
        />
        <MoneyField label={t('estimatedValue')} {...form.getInputProps('estimatedValue')} />
        <TextInput label={t('place')} description={t('placeHint')} {...form.getInputProps('place')} />
        <CpvField label={t('cpv')} {...form.getInputProps('cpv')} />
      </SimpleGrid>
      <Textarea label={t('description')} autosize minRows={3} maxRows={12} {...form.getInputProps('description')} />
      <TextInput type="url" label={t('source')} description={t('sourceHint')} {...form.getInputProps('source')} />
    </Stack>
  );
}
