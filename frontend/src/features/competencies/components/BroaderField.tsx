import { MultiSelect } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FindCompetenciesDocument } from '../../../gql/competencies';
import type { Broader } from '../model/competencyForm';

interface BroaderFieldProps {
  /** An entry is never broader than itself. */
  readonly without?: string;
  readonly value?: readonly Broader[];
  readonly onChange?: (broader: Broader[]) => void;
  readonly error?: ReactNode;
}

/** The broader entries, found by any of their words. */
export function BroaderField({ without, value = [], onChange, error }: BroaderFieldProps): ReactNode {
  const { t } = useTranslation('competencies');
  const [search, setSearch] = useState('');
  const [opened, dropdown] = useDisclosure(false);
  const [text] = useDebouncedValue(search, 200);
  const [{ data, fetching }] = useQuery({ query: FindCompetenciesDocument, variables: { text } });
  const found = (data?.competencies.nodes ?? []).filter(({ id }) => id !== without);
  const known = new Map<string, Broader>([...found, ...value].map(({ id, label }) => [id, { id, label }]));
  return (
    <MultiSelect
      label={t('broader')}
      description={t('broaderHint')}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      dropdownOpened={opened}
      onDropdownOpen={dropdown.open}
      onDropdownClose={dropdown.close}
      onOptionSubmit={dropdown.close}
      filter={({ options }) => options}
      data={[...known.values()].map(({ id, label }) => ({ value: id, label }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange?.(ids.flatMap((id) => known.get(id) ?? []))}
      nothingFoundMessage={fetching ? t('searching') : t('noMatchTitle')}
      withScrollArea={false}
      styles={{ dropdown: { maxHeight: '15rem', overflowY: 'auto' } }}
      error={error}
    />
  );
}
