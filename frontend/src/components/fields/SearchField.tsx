import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  /** Called a moment after the last key, so that not every letter asks the server. */
  readonly onSearch: (text: string) => void;
}

/** A search that follows typing. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps): ReactNode {
  const { t } = useTranslation('components');
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const search = useDebouncedCallback(onSearch, 250);
  // The address may change under the field: another link, the back button.
  if (value !== known) {
    setKnown(value);
    if (value !== text.trim()) setText(value);
  }
  function change(next: string): void {
    setText(next);
    search(next.trim());
  }
  return (
    <TextInput
      type="search"
      label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={text !== '' && <CloseButton size="sm" aria-label={t('clear')} onClick={() => change('')} />}
    />
  );
}
