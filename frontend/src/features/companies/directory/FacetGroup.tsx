import { Button, Checkbox } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../lib/format/numbers';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import classes from './FacetGroup.module.css';

export interface Count {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

interface FacetGroupProps {
  readonly title: string;
  readonly counts: readonly Count[];
  readonly chosen: readonly string[];
  /** How many choices are shown before the others are asked for. */
  readonly shown: number;
  readonly onToggle: (value: string) => void;
  /** What refines the choices, below them. */
  readonly children?: ReactNode;
}

/** One facet: the choices with most companies first, those that are made always among them. */
export function FacetGroup({ title, counts, chosen, shown, onToggle, children }: FacetGroupProps): ReactNode {
  const { t } = useTranslation('companies');
  const language = useLanguage();
  const [all, { toggle }] = useDisclosure(false);
  if (counts.length === 0) return null;
  const ranked = counts.toSorted(
    (one, other) => other.count - one.count || one.label.localeCompare(other.label, language, { numeric: true }),
  );
  const visible = all ? ranked : ranked.filter(({ value }, rank) => rank < shown || chosen.includes(value));
  const hidden = ranked.length - visible.length;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{title}</legend>
      {visible.map(({ value, label, count }) => (
        <div key={value} className={classes.choice}>
          <Checkbox
            size="xs"
            label={label}
            checked={chosen.includes(value)}
            onChange={() => onToggle(value)}
            aria-label={t('facets.choice', { label, count })}
          />
          <span className={classes.count} aria-hidden>
            {formatCount(count, language)}
          </span>
        </div>
      ))}
      {(hidden > 0 || all) && ranked.length > shown && (
        <Button size="compact-xs" variant="subtle" ml={-8} aria-expanded={all} onClick={toggle}>
          {all ? t('facets.fewer') : t('facets.more', { count: hidden })}
        </Button>
      )}
      {children}
    </fieldset>
  );
}
