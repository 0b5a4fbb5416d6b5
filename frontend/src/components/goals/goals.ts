import { t } from 'i18next';
import type { Objective } from '../../gql/components';
import { numberFormat } from '../../lib/format/locale';
import type { Language } from '../../lib/i18n/language';

/** The value of a goal as the server writes it. */
export interface GoalValue {
  readonly objective: Objective;
  readonly value: string;
}

/** The first goal in which something better cannot be ruled out. */
export interface Gap {
  readonly objective: Objective;
  readonly found: number;
  readonly bound: number;
}

/** What remains open between the best found and what nothing is better than; undefined when nothing does, or when it is not known. */
export function gapOf(best: readonly GoalValue[], bound: readonly GoalValue[]): Gap | undefined {
  for (const { objective, value } of best) {
    const limit = bound.find((each) => each.objective === objective);
    if (limit === undefined) return undefined;
    if (Number(limit.value) !== Number(value)) return { objective, found: Number(value), bound: Number(limit.value) };
  }
  return undefined;
}

/** "Nombre de membres : 9 trouvé, 8 au mieux." */
export function gapSentence({ objective, found, bound }: Gap, language: Language): string {
  const format = numberFormat(language, {});
  return t('goals.gap', {
    ns: 'components',
    goal: t(`objective.${objective}`, { ns: 'words' }),
    found: format.format(counted(objective, found)),
    bound: format.format(counted(objective, bound)),
  });
}

/** The figure alone, for tables whose header names the goal. */
export function goalFigure({ objective, value }: GoalValue, language: Language): string {
  return numberFormat(language, {}).format(counted(objective, Number(value)));
}

/** Rewards (liked companies, companies that have worked together) are counted below zero by the engine, above it by people. */
export function counted(objective: Objective, value: number): number {
  const isReward = objective === 'PREFERENCE' || objective === 'COHESION';
  return isReward && value !== 0 ? -value : value;
}

/** Moves a goal up or down in the order of importance; the same list when it is at the end already. */
export function moveGoal(goals: readonly Objective[], goal: Objective, by: -1 | 1): readonly Objective[] {
  const from = goals.indexOf(goal);
  const other = goals[from + by];
  if (from < 0 || other === undefined) return goals;
  return goals.map((each) => {
    if (each === goal) return other;
    return each === other ? goal : each;
  });
}
