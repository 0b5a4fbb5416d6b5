import { ActionIcon, Group, Text } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AskedOptions, type Named, stayNear, toggleExcluded, togglePinned, togglePreferred } from '../../model/options';
import classes from './SuggestionPanel.module.css';

interface SteeringListProps {
  readonly options: AskedOptions;
  readonly onChange: (options: AskedOptions) => void;
}

/** Which grouping is stayed near to, and who is pinned, preferred or excluded, each with the way back. */
export function SteeringList({ options, onChange }: SteeringListProps): ReactNode {
  const { t } = useTranslation('lots');
  const { near } = options;
  return (
    <>
      {near.length > 0 && (
        <Group gap="xs" align="center">
          <Text size="xs" c="dimmed">
            {t('options.near')}
          </Text>
          <Text size="sm">{near.map(({ name }) => name).join(', ')}</Text>
          <ActionIcon
            size={24}
            variant="subtle"
            color="gray"
            aria-label={t('options.stopNear')}
            onClick={() => onChange(stayNear(options, []))}
          >
            <X size={13} aria-hidden />
          </ActionIcon>
        </Group>
      )}
      <Companies
        title={t('options.pinned')}
        companies={options.pinned}
        removeLabel={(company) => t('options.unpin', { company })}
        onRemove={(company) => onChange(togglePinned(options, company))}
      />
      <Companies
        title={t('options.preferred')}
        companies={options.preferred}
        removeLabel={(company) => t('options.unprefer', { company })}
        onRemove={(company) => onChange(togglePreferred(options, company))}
      />
      <Companies
        title={t('options.excluded')}
        companies={options.excluded}
        removeLabel={(company) => t('options.include', { company })}
        onRemove={(company) => onChange(toggleExcluded(options, company))}
      />
    </>
  );
}

interface CompaniesProps {
  readonly title: string;
  readonly companies: readonly Named[];
  readonly removeLabel: (company: string) => string;
  readonly onRemove: (company: Named) => void;
}

function Companies({ title, companies, removeLabel, onRemove }: CompaniesProps): ReactNode {
  if (companies.length === 0) return null;
  return (
    <Group gap="xs" align="center">
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <ul className={classes.chips} aria-label={title}>
        {companies.map((company) => (
          <li key={company.id} className={classes.chip}>
            {company.name}
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              aria-label={removeLabel(company.name)}
              onClick={() => onRemove(company)}
            >
              <X size={13} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </Group>
  );
}
