import { Chip, Group, SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../../../components/fields/SearchField';
import { useWords } from '../../../../lib/i18n/useWords';
import { useViewer } from '../../../../lib/viewer';
import { type CallSearch, type Status, STATUSES, type When, WHENS } from '../../callSearch';
import classes from './CallFilters.module.css';

interface CallFiltersProps {
  readonly search: CallSearch;
  readonly onChange: (search: CallSearch) => void;
}

/** Narrows the list; every choice stands in the address and starts again at the first page. */
export function CallFilters({ search, onChange }: CallFiltersProps): ReactNode {
  const { t } = useTranslation('calls');
  const word = useWords();
  const clusters = useViewer()?.clusters ?? [];
  const change = (part: CallSearch): void => onChange({ ...search, ...part, after: undefined });
  return (
    <div className={classes.filters}>
      <div className={classes.search}>
        <SearchField
          label={t('list.search')}
          value={search.text ?? ''}
          onSearch={(text) => change({ text: text || undefined })}
        />
      </div>
      <SegmentedControl
        aria-label={t('list.when')}
        value={search.when ?? 'upcoming'}
        onChange={(when) => change({ when: when === 'upcoming' ? undefined : (when as When) })}
        data={WHENS.map((when) => ({ value: when, label: t(`when.${when}`) }))}
      />
      <Chip.Group
        multiple
        value={[...(search.statuses ?? [])]}
        onChange={(statuses) => change({ statuses: statuses.length > 0 ? (statuses as Status[]) : undefined })}
      >
        <Group gap={6} role="group" aria-label={t('list.status')}>
          {STATUSES.map((status) => (
            <Chip key={status} value={status} size="sm" variant="outline">
              {word(`callStatus.${status}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {clusters.length > 1 && (
        <Select
          aria-label={t('cluster')}
          placeholder={t('list.allClusters')}
          clearable
          data={clusters.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.cluster ?? null}
          onChange={(cluster) => change({ cluster: cluster ?? undefined })}
        />
      )}
    </div>
  );
}
