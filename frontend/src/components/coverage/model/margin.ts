import type { Cover } from './types';

/** What the right margin says of a requirement. */
export type MarginState = 'missing' | 'partly' | 'toJudge' | 'fragile' | 'safe' | 'judged';

/** One word for what the server says of a requirement: a person's judgement before figures, figures before redundancy. */
export function marginOf({ state, redundancy, isJudgedByPerson }: Cover): MarginState {
  if (state === 'TO_JUDGE') return 'toJudge';
  if (state === 'COVERED') {
    if (isJudgedByPerson) return 'judged';
    return redundancy === 'SAFE' ? 'safe' : 'fragile';
  }
  return state === 'PARTLY' ? 'partly' : 'missing';
}
