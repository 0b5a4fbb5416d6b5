import type { CandidateLine, Requirement } from '../../../components/coverage/model/types';
import type { ConsortiumForm } from '../../../gql/lots';

/** What a grouping is to answer. */
export interface Bid {
  /** In the order of the call. */
  readonly lots: ReadonlyArray<{ readonly number: string }>;
  /** The form that the buyer imposes after award. */
  readonly requiredForm: ConsortiumForm | null;
}

interface Lot {
  readonly id: string;
  readonly number: string;
}

interface AskedLot extends Lot {
  readonly requirements: readonly Requirement[];
}

/** What the address of the page says of the lots that one grouping is to answer. */
export function togetherSearch(search: Record<string, unknown>): { readonly lots?: readonly string[] } {
  const lots = Array.isArray(search.lots) ? search.lots.filter((id): id is string => typeof id === 'string') : [];
  return lots.length > 0 ? { lots: [...new Set(lots)] } : {};
}

/** The lots that were chosen, in the order of the call. */
export function chosenLots<Known extends Lot>(lots: readonly Known[], ids: readonly string[]): readonly Known[] {
  return lots.filter(({ id }) => ids.includes(id));
}

/** The requirements of all lots one after the other, each telling of which lot it is. */
export function jointRequirements(lots: readonly AskedLot[]): readonly Requirement[] {
  const all = lots.flatMap(({ number, requirements }) =>
    requirements.map((each) => ({ ...each, lotNumber: number, ownPosition: each.position })),
  );
  return all.map((each, position) => ({ ...each, position }));
}

/** Whoever could take part in one of the lots, once; with its answer to the first lot that it has answered. */
export function jointCandidates(ofLots: ReadonlyArray<readonly CandidateLine[]>): readonly CandidateLine[] {
  const known = new Map<string, CandidateLine>();
  for (const candidate of ofLots.flat()) {
    const before = known.get(candidate.company.id);
    if (!before || (!before.interest && candidate.interest)) known.set(candidate.company.id, candidate);
  }
  return [...known.values()];
}

/** The runs on exactly these lots, the latest first as they come. */
export function runsOnLots<Run extends { readonly lots: ReadonlyArray<{ readonly id: string }> }>(
  runs: readonly Run[],
  ids: readonly string[],
): readonly Run[] {
  return runs.filter(({ lots }) => lots.length === ids.length && lots.every(({ id }) => ids.includes(id)));
}
