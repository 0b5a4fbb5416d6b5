import { Loader, MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CompanySearchDocument } from '../../gql/components';

/** The list of options scrolls itself: a scroll area around it would be one more stop for the keyboard. */
const SCROLLING_OPTIONS = { options: { maxHeight: '15rem', overflowY: 'auto' } } as const;

/** A company as it is chosen. */
export interface NamedCompany {
  readonly id: string;
  readonly name: string;
  /** Whether it accepts to lead; known of those that were found by typing. */
  readonly mayLead?: boolean;
}

interface PickerProps {
  readonly label: string;
  readonly description?: string;
  readonly error?: ReactNode;
  readonly required?: boolean;
  /** Companies of these clusters only. */
  readonly clusterIds?: readonly string[];
  /** Companies that cannot be chosen: they are in already. */
  readonly without?: readonly string[];
}

interface CompanyPickerProps extends PickerProps {
  readonly value: NamedCompany | null;
  readonly onChange: (company: NamedCompany | null) => void;
}

/** One company, found by typing. */
export function CompanyPicker({ value, onChange, ...props }: CompanyPickerProps): ReactNode {
  const search = useCompanySearch(props, value ? [value] : []);
  const { t } = useTranslation('components');
  return (
    <Select
      label={props.label}
      description={props.description}
      error={props.error}
      required={props.required}
      placeholder={t('companyPicker.placeholder')}
      nothingFoundMessage={search.isLooking ? t('loading') : t('companyPicker.nothing')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      filter={({ options }) => options}
      withScrollArea={false}
      comboboxProps={{ shadow: 'md' }}
      styles={SCROLLING_OPTIONS}
      data={search.data}
      onSearchChange={search.setText}
      rightSection={search.isLooking ? <Loader size={14} aria-hidden /> : undefined}
      value={value?.id ?? null}
      onChange={(id) => onChange(search.find(id))}
    />
  );
}

interface CompaniesPickerProps extends PickerProps {
  readonly value: readonly NamedCompany[];
  readonly onChange: (companies: readonly NamedCompany[]) => void;
}

/** Several companies, found by typing. */
export function CompaniesPicker({ value, onChange, ...props }: CompaniesPickerProps): ReactNode {
  const search = useCompanySearch(props, value);
  const { t } = useTranslation('components');
  return (
    <MultiSelect
      label={props.label}
      description={props.description}
      error={props.error}
      required={props.required}
      placeholder={value.length === 0 ? t('companyPicker.placeholder') : undefined}
      nothingFoundMessage={search.isLooking ? t('loading') : t('companyPicker.nothing')}
      searchable
      hidePickedOptions
      filter={({ options }) => options}
      withScrollArea={false}
      comboboxProps={{ shadow: 'md' }}
      styles={SCROLLING_OPTIONS}
      data={search.data}
      onSearchChange={search.setText}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => search.find(id) ?? []))}
    />
  );
}

interface Search {
  readonly data: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly isLooking: boolean;
  readonly setText: (text: string) => void;
  readonly find: (id: string | null) => NamedCompany | null;
}

/** The server looks; what is chosen stays on the list, since its name would be lost otherwise. */
function useCompanySearch({ clusterIds, without }: PickerProps, chosen: readonly NamedCompany[]): Search {
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text, 250);
  const isChosen = chosen.some(({ name }) => name === searched);
  const [{ data, fetching }] = useQuery({
    query: CompanySearchDocument,
    variables: { text: isChosen ? '' : searched.trim(), clusterIds },
  });
  const found = (data?.companies.nodes ?? []).filter(({ id }) => !without?.includes(id));
  const missing = chosen.filter(({ id }) => !found.some((company) => company.id === id));
  const all: readonly NamedCompany[] = [...missing, ...found];
  return {
    data: [
      ...missing.map(({ id, name }) => ({ value: id, label: name })),
      ...found.map(({ id, name, address }) => ({
        value: id,
        label: address?.city ? `${name} · ${address.city}` : name,
      })),
    ],
    isLooking: fetching,
    setText,
    find: (id) => all.find((company) => company.id === id) ?? null,
  };
}
