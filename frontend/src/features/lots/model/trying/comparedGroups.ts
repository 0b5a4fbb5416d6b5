import { marginOf } from '../../../../components/coverage/model/margin';
import type { CandidateLine, Cover, CoverageLines } from '../../../../components/coverage/model/types';
import type { BuiltMember } from './building';
import type { ShownGroup } from '../groups';

/** The most groups side by side. */
export const MOST_COMPARED = 6;

/** A group that can stand in a column. */
export interface ComparableGroup extends ShownGroup {
  readonly key: string;
  readonly name: string;
}

/** A column: the group, and what it covers once that has been read. */
export interface ComparedGroup extends ComparableGroup {
  readonly coverage: CoverageLines | undefined;
}

/** A line of the comparison: one value for each group, in their order. */
export interface ComparedLine<Value> {
  readonly key: string;
  readonly values: readonly Value[];
  readonly isSame: boolean;
}

function line<Value>(key: string, values: readonly Value[]): ComparedLine<Value> {
  return { key, values, isSame: values.every((value) => value === values[0]) };
}

/** For each company that is in one of the groups, what it does in each; those who are in most groups first. */
export function companyLines(
  groups: readonly ShownGroup[],
): Array<ComparedLine<BuiltMember['place'] | undefined> & { readonly name: string }> {
  const names = new Map(groups.flatMap(({ members }) => members.map(({ id, name }) => [id, name] as const)));
  const lines = [...names].map(([id, name]) => {
    const places = groups.map(({ members }) => members.find((member) => member.id === id)?.place);
    return { ...line(id, places), name };
  });
  return lines.toSorted((one, other) => times(other.values) - times(one.values));
}

function times(values: readonly unknown[]): number {
  return values.filter((value) => value !== undefined).length;
}

/** For each requirement, how each group stands; undefined while it is being read. */
export function requirementLines(
  requirementIds: readonly string[],
  groups: readonly ComparedGroup[],
): Array<ComparedLine<Cover | undefined>> {
  return requirementIds.map((id) => {
    const values = groups.map(({ coverage }) => coverage?.requirements.find(({ requirementId }) => requirementId === id));
    const states = values.map((cover) => cover && marginOf(cover));
    return { key: id, values, isSame: line(id, states).isSame };
  });
}

/** How far the farthest member of each group is from the place of the lot, in kilometres; null when it is known of none. */
export function farthestLine(
  groups: readonly ShownGroup[],
  candidates: readonly CandidateLine[],
): ComparedLine<number | null> {
  const distances = new Map(candidates.map(({ company, distanceKm }) => [company.id, distanceKm]));
  const farthest = groups.map(({ members }) => {
    const known = members.flatMap(({ id }) => distances.get(id) ?? []);
    return known.length === 0 ? null : Math.max(...known);
  });
  return line('farthest', farthest);
}

/** The figures of coverage that are compared, each as one line. */
export function figureLines(
  groups: readonly ComparedGroup[],
): Record<'members' | 'missing' | 'fragile', ComparedLine<number | undefined>> {
  return {
    members: line('members', groups.map(({ members }) => members.length)),
    missing: line('missing', groups.map(({ coverage }) => coverage?.nMissingMandatory)),
    fragile: line('fragile', groups.map(({ coverage }) => coverage?.nFragile)),
  };
}
