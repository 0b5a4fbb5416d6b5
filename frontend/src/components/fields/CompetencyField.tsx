import { Combobox, Group, InputBase, Loader, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FindCompetenciesDocument } from '../../gql/components';
import { useWords } from '../../lib/i18n/useWords';

export interface ChosenCompetency {
  readonly id: string;
  readonly label: string;
}

interface CompetencyFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: ChosenCompetency | null;
  readonly onChange: (competency: ChosenCompetency | null) => void;
  readonly error?: ReactNode;
  readonly required?: boolean;
}

/** Finds a competency by its names and synonyms in both languages; the server searches. */
export function CompetencyField({ value, onChange, ...field }: CompetencyFieldProps): ReactNode {
  const { t } = useTranslation('components');
  const word = useWords();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string>();
  const [text] = useDebouncedValue(typed ?? '', 180);
  const [{ data, fetching }] = useQuery({ query: FindCompetenciesDocument, variables: { text } });
  const competencies = data?.competencies.nodes ?? [];

  function choose(id: string): void {
    const competency = competencies.find((each) => each.id === id);
    if (competency) onChange({ id, label: competency.label });
    setTyped(undefined);
    combobox.closeDropdown();
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <InputBase
          {...field}
          value={typed ?? value?.label ?? ''}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            if (event.currentTarget.value === '') onChange(null);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(undefined);
          }}
          rightSection={fetching ? <Loader size={16} aria-hidden /> : <Combobox.Chevron />}
          rightSectionPointerEvents="none"
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={field.label}>
          {competencies.map(({ id, label, kind, synonyms }) => (
            <Combobox.Option value={id} key={id} selected={id === value?.id}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="sm">{label}</Text>
                <Text size="xs" c="dimmed">
                  {word(`competencyKind.${kind}`)}
                </Text>
              </Group>
              {synonyms.length > 0 && (
                <Text size="xs" c="dimmed" truncate>
                  {synonyms.join(', ')}
                </Text>
              )}
            </Combobox.Option>
          ))}
          {competencies.length === 0 && !fetching && <Combobox.Empty>{t('competency.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
