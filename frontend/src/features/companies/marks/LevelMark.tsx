import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Level } from '../../../gql/companies';
import { useWords } from '../../../lib/i18n/useWords';
import { levelNumber } from '../model/capabilityGroups';
import { LEVELS } from '../model/directorySearch';
import classes from './LevelMark.module.css';

interface LevelMarkProps {
  readonly level: Level;
  /** Without it, the word is for screen readers only. */
  readonly withWord?: boolean;
}

/** A level from 1 to 4 as bars and a word. */
export function LevelMark({ level, withWord = false }: LevelMarkProps): ReactNode {
  const word = useWords();
  const name = word(`level.${level}`);
  const reached = levelNumber(level);
  return (
    <span className={classes.mark} title={withWord ? undefined : name}>
      <span className={classes.bars} aria-hidden>
        {LEVELS.map((each, index) => (
          <span key={each} data-on={index < reached || undefined} />
        ))}
      </span>
      {withWord ? name : <VisuallyHidden>{name}</VisuallyHidden>}
    </span>
  );
}
