import { Chip, Group, Input } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../../../components/fields/SearchField';
import { useWords } from '../../../../lib/i18n/useWords';
import { type ConsortiaSearch, STATES } from '../../consortiaSearch';
import classes from './ConsortiaFilters.module.css';

interface ConsortiaFiltersProps {
  readonly search: ConsortiaSearch;
  readonly onChange: (search: ConsortiaSearch) => void;
}

/** By name and by state; the address keeps both. */
export function ConsortiaFilters({ search, onChange }: ConsortiaFiltersProps): ReactNode {
  const { t } = useTranslation('consortia');
  const word = useWords();
  const { text, states } = search;
  return (
    <div className={classes.filters}>
      <div className={classes.text}>
        <SearchField
          label={t('list.search')}
          value={text ?? ''}
          onSearch={(next) => onChange({ states, text: next || undefined })}
        />
      </div>
      <Input.Wrapper label={t('list.states')} labelElement="div">
        <Chip.Group
          multiple
          value={[...(states ?? [])]}
          onChange={(chosen) => {
            const next = STATES.filter((state) => chosen.includes(state));
            onChange({ text, states: next.length > 0 ? next : undefined });
          }}
        >
          <Group gap={6} role="group" aria-label={t('list.states')}>
            {STATES.map((state) => (
              <Chip key={state} value={state} size="xs">
                {word(`consortiumState.${state}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
    </div>
  );
}
