import { Text } from '@mantine/core';
import { CircleHelp, CircleMinus, CirclePlus, CircleSlash, CircleX, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import classes from './PlanCounts.module.css';

export interface Counts {
  readonly nRows: number;
  readonly nCreated: number;
  readonly nChanged: number;
  readonly nUnchanged: number;
  readonly nRejected: number;
  readonly nAmbiguous: number;
  readonly nIgnored: number;
}

interface PlanCountsProps {
  readonly counts: Counts;
}

const KINDS = [
  { field: 'nCreated', tone: 'good', Icon: CirclePlus },
  { field: 'nChanged', tone: 'accent', Icon: Pencil },
  { field: 'nUnchanged', tone: 'quiet', Icon: CircleMinus },
  { field: 'nRejected', tone: 'bad', Icon: CircleX },
  { field: 'nAmbiguous', tone: 'signal', Icon: CircleHelp },
  { field: 'nIgnored', tone: 'quiet', Icon: CircleSlash },
] as const;

/** What becomes of every row of the file; the parts add up to the whole, and the sum is said. */
export function PlanCounts({ counts }: PlanCountsProps): ReactNode {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  return (
    <div>
      <ul className={classes.counts} aria-label={t('counts.label')}>
        {KINDS.map(({ field, tone, Icon }) => (
          <li key={field} className={classes.count} data-tone={counts[field] === 0 ? 'quiet' : tone}>
            <Icon size={18} aria-hidden />
            <span className={classes.number}>{formatCount(counts[field], language)}</span>
            <span>{t(`counts.${field}`, { count: counts[field] })}</span>
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" mt="xs">
        {t('counts.sum', { count: counts.nRows, rows: formatCount(counts.nRows, language) })}
      </Text>
    </div>
  );
}
