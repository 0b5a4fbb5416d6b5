import { Fieldset, SimpleGrid, Stack, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../../components/fields/NumberField';
import type { ProfileValues } from '../../model/profileForm';

interface MeansFieldsProps {
  readonly form: UseFormReturnType<ProfileValues>;
}

/** How large the company is and how much of it consortia can count on. */
export function MeansFields({ form }: MeansFieldsProps): ReactNode {
  const { t } = useTranslation('companies');
  return (
    <Fieldset legend={t('profile.means')}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <NumberField label={t('identity.headcount')} description={t('profile.headcountHint')} {...form.getInputProps('headcount')} />
          <NumberField
            label={t('identity.fte')}
            description={t('profile.fteHint')}
            decimals={1}
            {...form.getInputProps('availableFteTenths')}
          />
          <NumberField label={t('identity.maxLots')} description={t('profile.maxLotsHint')} {...form.getInputProps('maxLots')} />
        </SimpleGrid>
        <Switch
          label={t('profile.mayLead')}
          description={t('profile.mayLeadHint')}
          {...form.getInputProps('mayLead', { type: 'checkbox' })}
        />
      </Stack>
    </Fieldset>
  );
}
