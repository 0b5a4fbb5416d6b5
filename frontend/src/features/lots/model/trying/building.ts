import type { MemberRole } from '../../../../gql/lots';
import type { ShownGroup } from '../groups';
import type { Named } from '../options';

export type BuiltPlace = ShownGroup['members'][number]['place'];
export type BuiltMember = ShownGroup['members'][number];

/** The scenario that a composition was taken from, as it was read. */
export interface KeptAs extends Named {
  readonly version: number;
  readonly isShared: boolean;
}

/** A group that the person puts together. */
export interface Composition {
  readonly members: readonly BuiltMember[];
  readonly keptAs?: KeptAs;
}

/** By what it is named among the groups of a lot. */
export const COMPOSITION = 'composition';

export const EMPTY: Composition = { members: [] };

interface KeptScenario extends KeptAs {
  readonly members: ReadonlyArray<{ readonly role: MemberRole; readonly company: Named }>;
}

const PLACES: Readonly<Record<MemberRole, BuiltPlace>> = { LEAD: 'lead', MEMBER: 'member', SUBCONTRACTOR: 'subcontractor' };
const ROLES: Readonly<Record<BuiltPlace, MemberRole>> = { lead: 'LEAD', member: 'MEMBER', subcontractor: 'SUBCONTRACTOR' };

export function groupOfScenario({ members }: Pick<KeptScenario, 'members'>): ShownGroup {
  return { members: members.map(({ role, company: { id, name } }) => ({ id, name, place: PLACES[role] })) };
}

export function compositionOf({ id, name, version, isShared, members }: KeptScenario): Composition {
  return { ...groupOfScenario({ members }), keptAs: { id, name, version, isShared } };
}

/** As the server takes them. */
export function memberInputs({ members }: Pick<Composition, 'members'>): Array<{ companyId: string; role: MemberRole }> {
  return members.map(({ id, place }) => ({ companyId: id, role: ROLES[place] }));
}

export function has({ members }: Pick<Composition, 'members'>, companyId: string): boolean {
  return members.some(({ id }) => id === companyId);
}

/** Puts a company in; the first one leads. */
export function withCompany(composition: Composition, { id, name }: Named): Composition {
  if (has(composition, id)) return composition;
  const place = composition.members.length === 0 ? 'lead' : 'member';
  return { ...composition, members: [...composition.members, { id, name, place }] };
}

export function withoutCompany(composition: Composition, companyId: string): Composition {
  return { ...composition, members: composition.members.filter(({ id }) => id !== companyId) };
}

/** Gives a member another place; whoever led before becomes a member. */
export function inPlace(composition: Composition, companyId: string, place: BuiltPlace): Composition {
  const members = composition.members.map((member): BuiltMember => {
    if (member.id === companyId) return { ...member, place };
    return place === 'lead' && member.place === 'lead' ? { ...member, place: 'member' } : member;
  });
  return { ...composition, members };
}

/** Whether the members differ from those that are kept. */
export function isChanged({ members }: Composition, kept: Pick<KeptScenario, 'members'>): boolean {
  return keyOf({ members }) !== keyOf(groupOfScenario(kept));
}

function keyOf({ members }: ShownGroup): string {
  return members
    .map(({ id, place }) => `${id} ${place}`)
    .toSorted()
    .join();
}
