import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FindCompaniesDocument } from '../../../gql/accounts';

interface CompanyFieldProps {
  readonly label: string;
  readonly value?: string | null;
  readonly onChange?: (companyId: string | null) => void;
  readonly error?: ReactNode;
}

/** Finds a company by name or SIREN; the server searches, so any size of directory will do. */
export function CompanyField({ label, value, onChange, error }: CompanyFieldProps): ReactNode {
  const { t } = useTranslation('accounts');
  const [search, setSearch] = useState('');
  const [text] = useDebouncedValue(search, 200);
  const [{ data, fetching }] = useQuery({ query: FindCompaniesDocument, variables: { text } });
  const companies = data?.companies.nodes ?? [];
  return (
    <Select
      label={label}
      description={t('role.companyHint')}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      data={companies.map(({ id, name, siren }) => ({ value: id, label: siren ? t('role.companyAndSiren', { name, siren }) : name }))}
      nothingFoundMessage={fetching ? t('searching') : t('nothingFound')}
      value={value ?? null}
      onChange={onChange}
      error={error}
    />
  );
}
