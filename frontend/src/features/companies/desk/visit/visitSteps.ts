import type { ReactNode } from 'react';

/** The first visit of a company, in its order. */
export const STEPS = ['identity', 'capabilities', 'means'] as const;
export type VisitStep = (typeof STEPS)[number];

export function nextStep(step: VisitStep): VisitStep | undefined {
  return STEPS[STEPS.indexOf(step) + 1];
}

export function previousStep(step: VisitStep): VisitStep | undefined {
  return STEPS[STEPS.indexOf(step) - 1];
}

export function isFirstStep(step: VisitStep): boolean {
  return STEPS.indexOf(step) === 0;
}

/** What each step of the visit is given to go on with. */
export interface VisitFoot {
  /** The way back, if there is one. */
  readonly back: ReactNode;
  /** What going on is called. */
  readonly label: string;
  readonly onDone: () => void;
}
