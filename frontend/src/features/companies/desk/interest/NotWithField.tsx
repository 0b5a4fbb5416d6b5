import { MultiSelect } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FindPartnersDocument } from '../../../../gql/companies';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface NotWithFieldProps {
  readonly companyId: string;
  readonly value: readonly Named[];
  readonly onChange: (companies: Named[]) => void;
  readonly error?: string;
}

/** Companies that one does not want in the same grouping; nobody else learns of them. */
export function NotWithField({ companyId, value, onChange, error }: NotWithFieldProps): ReactNode {
  const { t } = useTranslation('desk');
  const [search, setSearch] = useState('');
  const [opened, dropdown] = useDisclosure(false);
  const [text] = useDebouncedValue(search, 200);
  const [{ data, fetching }] = useQuery({ query: FindPartnersDocument, variables: { text } });
  const found = (data?.companies.nodes ?? []).filter(({ id }) => id !== companyId);
  const known = new Map<string, Named>([...found, ...value].map((company) => [company.id, company]));
  return (
    <MultiSelect
      label={t('interest.notWith')}
      description={t('interest.notWithHint')}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      dropdownOpened={opened}
      onDropdownOpen={dropdown.open}
      onDropdownClose={dropdown.close}
      onOptionSubmit={dropdown.close}
      filter={({ options }) => options}
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
      nothingFoundMessage={fetching ? t('searching') : t('nothingFound')}
      withScrollArea={false}
      styles={{ dropdown: { maxHeight: '15rem', overflowY: 'auto' } }}
      error={error}
    />
  );
}
