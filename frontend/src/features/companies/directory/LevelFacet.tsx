import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../lib/i18n/useWords';
import { type DirectorySearch, LEVELS } from '../model/directorySearch';

interface LevelFacetProps {
  readonly search: DirectorySearch;
  readonly onChange: (search: DirectorySearch) => void;
}

/** The level at which the chosen competencies must be held. */
export function LevelFacet({ search, onChange }: LevelFacetProps): ReactNode {
  const { t } = useTranslation('companies');
  const word = useWords();
  return (
    <Select
      mt="xs"
      size="xs"
      label={t('facets.level')}
      placeholder={t('facets.anyLevel')}
      clearable
      clearButtonProps={{ 'aria-label': t('facets.anyLevel') }}
      data={LEVELS.map((level) => ({ value: level, label: word(`level.${level}`) }))}
      value={search.level ?? null}
      onChange={(value) => onChange({ ...search, level: LEVELS.find((level) => level === value) })}
    />
  );
}
