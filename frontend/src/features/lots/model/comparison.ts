import type { ObjectiveValue, RunSuggestion } from './run';

/** How an alternative differs from the best grouping. */
export interface Difference {
  readonly joining: readonly string[];
  readonly leaving: readonly string[];
  /** The goals whose value differs, by how much; positive is worse. */
  readonly deltas: readonly ObjectiveValueNumber[];
}

export interface ObjectiveValueNumber {
  readonly objective: ObjectiveValue['objective'];
  readonly value: number;
}

export function differenceOf(best: RunSuggestion, other: RunSuggestion): Difference {
  return {
    joining: namesOnlyIn(other, best),
    leaving: namesOnlyIn(best, other),
    deltas: other.objective.flatMap(({ objective, value }) => {
      const reference = valueOf(best.objective, objective);
      const delta = reference === undefined ? 0 : Number(value) - reference;
      return delta === 0 ? [] : [{ objective, value: delta }];
    }),
  };
}

function namesOnlyIn({ members }: RunSuggestion, other: RunSuggestion): string[] {
  return members.filter(({ id }) => !other.members.some((member) => member.id === id)).map(({ name }) => name);
}

function valueOf(values: readonly ObjectiveValue[], objective: ObjectiveValue['objective']): number | undefined {
  const found = values.find((each) => each.objective === objective);
  return found === undefined ? undefined : Number(found.value);
}

/** "A" for the best, "B" for the first alternative. */
export function letterOf(rank: number): string {
  return String.fromCharCode(64 + rank);
}
