import type { CompetencyKind } from '../../../gql/competencies';

export const KINDS = ['SOFTWARE', 'ACTIVITY', 'DOMAIN'] as const satisfies readonly CompetencyKind[];

/** What the address of the vocabulary may say. */
export interface CompetencySearch {
  readonly text?: string;
  readonly kind?: CompetencyKind;
  /** The entry that is open. */
  readonly entry?: string;
}

export function competencySearch(search: Record<string, unknown>): CompetencySearch {
  return {
    text: textOf(search.text),
    kind: KINDS.find((kind) => kind === search.kind),
    entry: textOf(search.entry),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
