import { VisuallyHidden } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowPartsFragment } from '../../../../gql/imports';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';
import { changedValue } from '../../changedValue';
import classes from './FieldChanges.module.css';

interface FieldChangesProps {
  readonly changes: RowPartsFragment['changes'];
  /** A new record has nothing before. */
  readonly isNew: boolean;
}

/** Field by field: what stands there now, and what would. */
export function FieldChanges({ changes, isNew }: FieldChangesProps): ReactNode {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const word = useWords();
  const shown = (field: string, value: string): string => changedValue(field, value, { language, word, t });
  if (changes.length === 0) return null;
  return (
    <dl className={classes.changes}>
      {changes.map(({ field, label, before, after }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>
            {!isNew && (
              <>
                <VisuallyHidden>{t('change.before')} </VisuallyHidden>
                {before === null ? <span className={classes.none}>{t('change.empty')}</span> : <del>{shown(field, before)}</del>}
                <ArrowRight size={13} aria-hidden className={classes.arrow} />
                <VisuallyHidden>{t('change.after')} </VisuallyHidden>
              </>
            )}
            {after === null ? <span className={classes.none}>{t('change.empty')}</span> : <ins>{shown(field, after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
