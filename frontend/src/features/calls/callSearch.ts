import { readTrail, type Trail } from '../../lib/trail';

export const WHENS = ['upcoming', 'past', 'all'] as const;
export type When = (typeof WHENS)[number];

export const STATUSES = ['DRAFT', 'PUBLISHED', 'ARCHIVED'] as const;
export type Status = (typeof STATUSES)[number];

/** What the address of the list of calls may say; what is absent is the default. */
export interface CallSearch {
  readonly text?: string;
  /** Upcoming deadlines unless told otherwise. */
  readonly when?: When;
  readonly statuses?: readonly Status[];
  readonly cluster?: string;
  readonly after?: Trail;
}

export function callSearch(search: Record<string, unknown>): CallSearch {
  const statuses = Array.isArray(search.statuses)
    ? STATUSES.filter((status) => (search.statuses as unknown[]).includes(status))
    : [];
  return {
    text: textOf(search.text),
    when: WHENS.find((when) => when === search.when),
    statuses: statuses.length > 0 ? statuses : undefined,
    cluster: textOf(search.cluster),
    after: readTrail(search.after),
  };
}

/** The page of one call shows one of its lots. */
export function lotSearch(search: Record<string, unknown>): { readonly lot?: string } {
  return { lot: textOf(search.lot) };
}

/** The page of a call's plans shows one of them: the latest, unless told otherwise. */
export function callPlanSearch(search: Record<string, unknown>): { readonly run?: string } {
  return { run: textOf(search.run) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
