export const TABS = ['today', 'capabilities', 'profile'] as const;
export type Tab = (typeof TABS)[number];

/** What the address of the company's desk may say. */
export interface DeskSearch {
  /** Which of one's companies; the first unless told. */
  readonly company?: string;
  readonly tab?: Tab;
  /** The competency that is about to be declared: another page sends here to do it. */
  readonly declare?: string;
}

export function deskSearch(search: Record<string, unknown>): DeskSearch {
  return {
    company: idOf(search.company),
    tab: TABS.find((tab) => tab === search.tab && tab !== 'today'),
    declare: idOf(search.declare),
  };
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
