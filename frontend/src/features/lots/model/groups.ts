import { type CandidateLine, type MatrixCompany, type Place } from '../../../components/coverage/model/types';
import type { AskedOptions, Named } from './options';
import type { RunSuggestion } from './run';

/** A group of companies whose coverage is looked at. */
export interface ShownGroup {
  readonly members: ReadonlyArray<Named & { readonly place: Exclude<Place, 'candidate'> }>;
}

interface ConsortiumMembers {
  readonly members: ReadonlyArray<{
    readonly role: 'LEAD' | 'MEMBER' | 'SUBCONTRACTOR';
    readonly state: string;
    readonly company: Named;
  }>;
}

const PLACES = { LEAD: 'lead', MEMBER: 'member', SUBCONTRACTOR: 'subcontractor' } as const;
const ORDER: readonly Place[] = ['lead', 'member', 'subcontractor'];

export function groupOfSuggestion({ members, subcontractors, lead }: RunSuggestion): ShownGroup {
  const placeOf = (id: string): Exclude<Place, 'candidate'> => {
    if (id === lead.id) return 'lead';
    return subcontractors.some((each) => each.id === id) ? 'subcontractor' : 'member';
  };
  return inOrder(members.map(({ id, name }) => ({ id, name, place: placeOf(id) })));
}

/** Those who are in; who has withdrawn is not. */
export function groupOfConsortium({ members }: ConsortiumMembers): ShownGroup {
  const present = members.filter(({ state }) => state !== 'WITHDRAWN');
  return inOrder(present.map(({ role, company }) => ({ id: company.id, name: company.name, place: PLACES[role] })));
}

function inOrder(members: ShownGroup['members']): ShownGroup {
  return { members: members.toSorted((one, other) => ORDER.indexOf(one.place) - ORDER.indexOf(other.place)) };
}

/** What the coverage of a group is asked with. */
export function coverageOf({ members }: ShownGroup): {
  companyIds: string[];
  leadId: string | null;
  subcontractorIds: string[];
} {
  return {
    companyIds: members.map(({ id }) => id),
    leadId: members.find(({ place }) => place === 'lead')?.id ?? null,
    subcontractorIds: members.filter(({ place }) => place === 'subcontractor').map(({ id }) => id),
  };
}

/** The columns of the matrix: the group first, then everyone else of the cluster who has something to bring. */
export function companiesOf(
  group: ShownGroup | undefined,
  candidates: readonly CandidateLine[],
  options: AskedOptions,
  composition: Pick<ShownGroup, 'members'> = { members: [] },
): MatrixCompany[] {
  const known = new Map(candidates.map((candidate) => [candidate.company.id, candidate]));
  const isPinned = new Set(options.pinned.map(({ id }) => id));
  const isPreferred = new Set(options.preferred.map(({ id }) => id));
  const isExcluded = new Set(options.excluded.map(({ id }) => id));
  const isComposed = new Set(composition.members.map(({ id }) => id));
  const steering = (id: string): Partial<MatrixCompany> => ({
    isPinned: isPinned.has(id),
    isPreferred: isPreferred.has(id),
    isExcluded: isExcluded.has(id),
    isComposed: isComposed.has(id),
    interest: known.get(id)?.interest?.answer,
    mostFteTenths: known.get(id)?.interest?.mostFteTenths,
    conditions: known.get(id)?.interest?.conditions,
    distanceKm: known.get(id)?.distanceKm,
  });
  const members = group?.members ?? [];
  const others = candidates.filter(({ company }) => !members.some(({ id }) => id === company.id));
  return [
    ...members.map(({ id, name, place }): MatrixCompany => ({ id, name, place, ...steering(id) })),
    ...others.map(({ company: { id, name }, interest }): MatrixCompany => {
      // Without a group on screen the margin is the cluster's: everyone who did not say no.
      const isInGroup = group === undefined && interest?.answer !== 'NO';
      return { id, name, place: 'candidate', isInGroup, ...steering(id) };
    }),
  ];
}
