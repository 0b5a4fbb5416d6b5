import { readTrail, type Trail } from '../../lib/trail';

/** What the address of the accounts list may say. */
export interface AccountSearch {
  readonly text?: string;
  readonly after?: Trail;
}

export function accountSearch(search: Record<string, unknown>): AccountSearch {
  return {
    text: typeof search.text === 'string' && search.text !== '' ? search.text : undefined,
    after: readTrail(search.after),
  };
}
