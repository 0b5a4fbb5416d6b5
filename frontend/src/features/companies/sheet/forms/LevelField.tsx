import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Level } from '../../../../gql/companies';
import { useWords } from '../../../../lib/i18n/useWords';
import { LEVELS } from '../../model/directorySearch';
import classes from './forms.module.css';

interface LevelFieldProps {
  readonly value?: Level | null;
  readonly onChange?: (level: string) => void;
  readonly error?: ReactNode;
}

/** The four levels, each with what it means, so that companies measure alike. */
export function LevelField({ value, onChange, error }: LevelFieldProps): ReactNode {
  const { t } = useTranslation('companies');
  const word = useWords();
  return (
    <Radio.Group label={t('capabilities.level')} value={value ?? ''} onChange={onChange} error={error}>
      <div className={classes.levels}>
        {LEVELS.map((level) => (
          <div key={level} className={classes.level}>
            <Radio
              value={level}
              label={word(`level.${level}`)}
              description={t(`levelMeaning.${level}`)}
              aria-invalid={Boolean(error) || undefined}
            />
          </div>
        ))}
      </div>
    </Radio.Group>
  );
}
