import type { CompetencyKind, Level } from '../../../gql/companies';
import { LEVELS } from './directorySearch';

export const KINDS = ['SOFTWARE', 'ACTIVITY', 'DOMAIN'] as const satisfies readonly CompetencyKind[];

interface Declared {
  readonly level: Level;
  readonly competency: { readonly label: string; readonly kind?: CompetencyKind };
}

/** 1 for notions to 4 for expert. */
export function levelNumber(level: Level): number {
  return LEVELS.indexOf(level) + 1;
}

/** What is held best stands first, then by name in the reader's alphabet. */
export function byLevel<Each extends Declared>(capabilities: readonly Each[], language: string): Each[] {
  return capabilities.toSorted(
    (one, other) =>
      levelNumber(other.level) - levelNumber(one.level) ||
      one.competency.label.localeCompare(other.competency.label, language),
  );
}

export interface CapabilityGroup<Each> {
  readonly kind: CompetencyKind;
  readonly capabilities: readonly Each[];
}

/** Products, activities and fields apart; a kind without any is left out. */
export function groupedByKind<Each extends Declared>(
  capabilities: readonly Each[],
  language: string,
): Array<CapabilityGroup<Each>> {
  return KINDS.map((kind) => ({
    kind,
    capabilities: byLevel(
      capabilities.filter(({ competency }) => competency.kind === kind),
      language,
    ),
  })).filter((group) => group.capabilities.length > 0);
}
