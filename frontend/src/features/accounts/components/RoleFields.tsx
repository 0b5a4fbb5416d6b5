import { Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { type RoleKind, RolePlacesDocument } from '../../../gql/accounts';
import { useWords } from '../../../lib/i18n/useWords';
import { useViewer } from '../../../lib/viewer';
import { CompanyField } from './CompanyField';
import { placeOf, ROLES, type RoleValues } from './rolePlace';

interface RoleFieldsProps<Values extends RoleValues> {
  /** A controlled form, since the fields depend on one another. */
  readonly form: UseFormReturnType<Values>;
}

/** A role, and the cluster or the company where it holds. */
export function RoleFields<Values extends RoleValues>({ form }: RoleFieldsProps<Values>): ReactNode {
  const { t } = useTranslation('accounts');
  const word = useWords();
  const [{ data }] = useQuery({ query: RolePlacesDocument });
  const isAdministrator = useViewer()?.isNetworkAdministrator === true;
  const roles = isAdministrator ? ROLES : ROLES.filter((role) => placeOf(role) === 'company');
  const place = placeOf(form.values.role);
  return (
    <>
      <Select
        label={t('role.label')}
        allowDeselect={false}
        data={roles.map((role) => ({ value: role, label: word(`roleKind.${role}`) }))}
        {...form.getInputProps('role')}
        onChange={(value) => value && form.setFieldValue('role', value as RoleKind as never)}
      />
      {place === 'cluster' && (
        <Select
          label={t('role.cluster')}
          searchable
          data={(data?.networks ?? []).map((network) => ({
            group: network.name,
            items: network.clusters.map((cluster) => ({ value: cluster.id, label: cluster.name })),
          }))}
          {...form.getInputProps('clusterId')}
        />
      )}
      {place === 'company' && <CompanyField label={t('role.company')} {...form.getInputProps('companyId')} />}
    </>
  );
}
