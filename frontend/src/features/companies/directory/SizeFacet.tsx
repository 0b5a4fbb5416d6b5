import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../lib/format/numbers';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import type { DirectorySearch } from '../model/directorySearch';
import type { Count } from './FacetGroup';
import classes from './FacetGroup.module.css';

interface SizeFacetProps {
  readonly counts: readonly Count[];
  readonly search: DirectorySearch;
  readonly onChange: (search: DirectorySearch) => void;
}

/** One size at a time, in the order of size. */
export function SizeFacet({ counts, search, onChange }: SizeFacetProps): ReactNode {
  const { t } = useTranslation('companies');
  const language = useLanguage();
  if (counts.length === 0) return null;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('facets.size')}</legend>
      <div className={classes.choice}>
        <Radio
          size="xs"
          name="directory-size"
          label={t('facets.anySize')}
          checked={search.size === undefined}
          onChange={() => onChange({ ...search, size: undefined })}
        />
      </div>
      {counts.map(({ value, label, count }) => (
        <div key={value} className={classes.choice}>
          <Radio
            size="xs"
            name="directory-size"
            label={label}
            checked={search.size === value}
            onChange={() => onChange({ ...search, size: value })}
            aria-label={t('facets.choice', { label, count })}
          />
          <span className={classes.count} aria-hidden>
            {formatCount(count, language)}
          </span>
        </div>
      ))}
    </fieldset>
  );
}
