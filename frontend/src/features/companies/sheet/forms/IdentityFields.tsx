import { Fieldset, SimpleGrid, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileValues } from '../../model/profileForm';

/** Statuses that buyers reserve calls for, or weigh; others can be typed. */
const STATUSES = ['SCOP', 'SCIC', 'ESUS', 'Association', 'EA', 'ESAT', 'SIAE'];

interface ProfileFieldsProps {
  readonly form: UseFormReturnType<ProfileValues>;
}

/** Name, numbers, form and words. */
export function IdentityFields({ form }: ProfileFieldsProps): ReactNode {
  const { t } = useTranslation('companies');
  return (
    <Fieldset legend={t('profile.identity')}>
      <Stack gap="md">
        <TextInput label={t('profile.name')} required withAsterisk={false} data-autofocus {...form.getInputProps('name')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('identity.siren')} inputMode="numeric" {...form.getInputProps('siren')} />
          <TextInput label={t('identity.siret')} description={t('profile.siretHint')} inputMode="numeric" {...form.getInputProps('siret')} />
          <TextInput label={t('identity.legalForm')} description={t('profile.legalFormHint')} {...form.getInputProps('legalForm')} />
          <TextInput type="url" label={t('identity.website')} placeholder="https://" {...form.getInputProps('website')} />
        </SimpleGrid>
        <TagsInput
          label={t('identity.statuses')}
          description={t('profile.statusesHint')}
          data={STATUSES}
          {...form.getInputProps('socialStatuses')}
        />
        <Textarea label={t('profile.summaryFr')} autosize minRows={2} {...form.getInputProps('summaryFr')} />
        <Textarea label={t('profile.summaryEn')} autosize minRows={2} {...form.getInputProps('summaryEn')} />
      </Stack>
    </Fieldset>
  );
}
