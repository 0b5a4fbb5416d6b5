import { readTrail, type Trail } from '../../lib/trail';

export const STATES = ['DRAFT', 'INVITING', 'FORMED', 'SUBMITTED', 'WON', 'LOST', 'WITHDRAWN'] as const;
export type State = (typeof STATES)[number];

/** What the address of the list of consortia may say; what is absent is not asked for. */
export interface ConsortiaSearch {
  readonly text?: string;
  readonly states?: readonly State[];
  readonly after?: Trail;
}

export function consortiaSearch(search: Record<string, unknown>): ConsortiaSearch {
  const asked: readonly unknown[] = Array.isArray(search.states) ? search.states : [];
  const states = STATES.filter((state) => asked.includes(state));
  return {
    text: typeof search.text === 'string' && search.text !== '' ? search.text : undefined,
    states: states.length > 0 ? states : undefined,
    after: readTrail(search.after),
  };
}
