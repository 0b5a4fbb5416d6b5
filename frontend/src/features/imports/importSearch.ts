import type { ImportIssueCode } from '../../gql/imports';
import { readTrail, type Trail } from '../../lib/trail';

export const ACTIONS = ['REJECT', 'AMBIGUOUS', 'CREATE', 'CHANGE', 'UNCHANGED'] as const;
export type Action = (typeof ACTIONS)[number];

export interface HistorySearch {
  /** The import whose decisions are taken over for the next file. */
  readonly like?: string;
  readonly after?: Trail;
  /** The call that a workbook is to be about, and its lot. */
  readonly call?: string;
  readonly lot?: string;
}

/** What the address of the history may say. */
export function historySearch(search: Record<string, unknown>): HistorySearch {
  return {
    after: readTrail(search.after),
    like: words(search.like),
    call: words(search.call),
    lot: words(search.lot),
  };
}

export const STEPS = ['sheets', 'words', 'problems', 'plan'] as const;
export type Step = (typeof STEPS)[number];

export interface PlanSearch {
  /** What is being decided; where a person begins when absent. */
  readonly step?: Step;
  /** Problems where they stand in the file; each told once when absent. */
  readonly view?: 'cells';
  /** The sheet that is corrected, by its name; the first one when absent. */
  readonly sheet?: string;
  /** All rows of the sheet; those with a problem when absent. */
  readonly rows?: 'all';
  /** Only rows with this finding. */
  readonly code?: ImportIssueCode;
  /** Rows of one kind; all of them when absent. */
  readonly action?: Action;
  readonly after?: Trail;
}

/** What the address of a plan may say. */
export function planSearch(search: Record<string, unknown>): PlanSearch {
  return {
    step: STEPS.find((step) => step === search.step),
    view: search.view === 'cells' ? 'cells' : undefined,
    sheet: typeof search.sheet === 'string' ? search.sheet : undefined,
    rows: search.rows === 'all' ? 'all' : undefined,
    code: typeof search.code === 'string' && /^[A-Z_]+$/.test(search.code) ? (search.code as ImportIssueCode) : undefined,
    action: ACTIONS.find((action) => action === search.action),
    after: readTrail(search.after),
  };
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
