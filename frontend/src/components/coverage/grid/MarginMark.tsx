import { t } from 'i18next';
import { CircleCheck, CircleHelp, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { type MarginState, marginOf } from '../model/margin';
import type { Cover } from '../model/types';
import classes from './marks.module.css';

const ICONS = {
  missing: CircleX,
  partly: CircleX,
  toJudge: CircleHelp,
  fragile: TriangleAlert,
  safe: CircleCheck,
  judged: CircleCheck,
} as const;

interface MarginMarkProps {
  readonly cover: Cover | undefined;
  readonly size?: number;
}

/** What remains of a requirement when one company falls out, by symbol, word and colour. */
export function MarginMark({ cover, size = 15 }: MarginMarkProps): ReactNode {
  if (!cover) return <span className={classes.margin}>{t('margin.unknown', { ns: 'coverage' })}</span>;
  const state = marginOf(cover);
  const Icon = ICONS[state];
  return (
    <span className={classes.margin} data-state={state}>
      <Icon size={size} aria-hidden />
      {t(MARGIN_WORDS[state], { ns: 'coverage' })}
    </span>
  );
}

export const MARGIN_WORDS = {
  missing: 'margin.MISSING',
  partly: 'margin.partly',
  toJudge: 'margin.toJudge',
  fragile: 'margin.FRAGILE',
  safe: 'margin.SAFE',
  judged: 'margin.judged',
} as const satisfies Record<MarginState, string>;
