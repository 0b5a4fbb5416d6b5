import type { Objective } from '../../../../gql/lots';

/** The goals that can be weighed against one another. */
export const WEIGHED_GOALS: readonly Objective[] = [
  'MEMBERS',
  'MISFIT',
  'WEAK_PROOF',
  'DISTANCE',
  'UNCOVERED',
  'COHESION',
  'FAIRNESS',
];

/** The goals with another one at a place, or with none there. One that stands elsewhere changes places with the old one. */
export function goalsWith(goals: readonly Objective[], place: number, chosen: Objective | undefined): readonly Objective[] {
  const old = goals[place];
  if (old === undefined && chosen !== undefined && goals.includes(chosen)) return goals;
  if (chosen === undefined) return goals.filter((_, index) => index !== place);
  const others = goals.map((goal) => (goal === chosen ? old : goal));
  const replaced = place < goals.length ? others.map((goal, index) => (index === place ? chosen : goal)) : [...others, chosen];
  return replaced.filter((goal) => goal !== undefined);
}
