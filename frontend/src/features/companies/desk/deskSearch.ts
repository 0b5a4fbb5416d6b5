export const TABS = ['today', 'capabilities', 'profile'] as const;
export type Tab = (typeof TABS)[number];

/** What the address of the company's desk may say. */
export interface DeskSearch {
  /** Which of one's companies; the first unless told. */
  readonly company?: string;
  readonly tab?: Tab;
}

export function deskSearch(search: Record<string, unknown>): DeskSearch {
  return {
    company: typeof search.company === 'string' && search.company !== '' ? search.company : undefined,
    tab: TABS.find((tab) => tab === search.tab && tab !== 'today'),
  };
}
