import { readTrail, type Trail } from '../../lib/trail';

export const ACTIONS = ['REJECT', 'AMBIGUOUS', 'CREATE', 'CHANGE', 'UNCHANGED'] as const;
export type Action = (typeof ACTIONS)[number];

export interface HistorySearch {
  readonly after?: Trail;
}

/** What the address of the history may say. */
export function historySearch(search: Record<string, unknown>): HistorySearch {
  return { after: readTrail(search.after) };
}

export const STEPS = ['sheets', 'words', 'problems', 'plan'] as const;
export type Step = (typeof STEPS)[number];

export interface PlanSearch {
  /** What is being decided; where a person begins when absent. */
  readonly step?: Step;
  /** Rows of one kind; all of them when absent. */
  readonly action?: Action;
  readonly after?: Trail;
}

/** What the address of a plan may say. */
export function planSearch(search: Record<string, unknown>): PlanSearch {
  return {
    step: STEPS.find((step) => step === search.step),
    action: ACTIONS.find((action) => action === search.action),
    after: readTrail(search.after),
  };
}
