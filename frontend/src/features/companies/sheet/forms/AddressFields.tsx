import { Fieldset, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../../components/fields/NumberField';
import type { ProfileValues } from '../../model/profileForm';

interface AddressFieldsProps {
  readonly form: UseFormReturnType<ProfileValues>;
}

/** Where the company is; coordinates put it on the map and count for distances. */
export function AddressFields({ form }: AddressFieldsProps): ReactNode {
  const { t } = useTranslation('companies');
  return (
    <Fieldset legend={t('profile.address')}>
      <Stack gap="md">
        <TextInput label={t('profile.street')} autoComplete="street-address" {...form.getInputProps('address.street')} />
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <TextInput label={t('profile.postcode')} inputMode="numeric" {...form.getInputProps('address.postcode')} />
          <TextInput label={t('profile.city')} {...form.getInputProps('address.city')} />
          <TextInput label={t('profile.department')} description={t('profile.departmentHint')} {...form.getInputProps('address.department')} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberField
            label={t('profile.latitude')}
            description={t('profile.latitudeHint')}
            decimals={6}
            allowNegative
            {...form.getInputProps('address.coordinates.latitude')}
          />
          <NumberField
            label={t('profile.longitude')}
            description={t('profile.longitudeHint')}
            decimals={6}
            allowNegative
            {...form.getInputProps('address.coordinates.longitude')}
          />
        </SimpleGrid>
      </Stack>
    </Fieldset>
  );
}
