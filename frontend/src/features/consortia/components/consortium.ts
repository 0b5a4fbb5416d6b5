import { RequirementLineFragmentDoc, type ConsortiumPageQuery } from '../../../gql/consortia';
import type { Requirement } from '../../../components/coverage/model/types';
import { readFragment } from '../../../lib/graphql/fragment';

/** A consortium as its page reads it. */
export type Consortium = NonNullable<ConsortiumPageQuery['consortium']>;
export type Member = Consortium['members'][number];
export type Violation = Consortium['violations'][number];

export interface ConsortiumProps {
  readonly consortium: Consortium;
}

export function requirementsOf({ lot }: Consortium): readonly Requirement[] {
  return readFragment(RequirementLineFragmentDoc, lot.requirements);
}

/** Who is in: all but those who have withdrawn. */
export function presentMembers({ members }: Consortium): Member[] {
  return members.filter(({ state }) => state !== 'WITHDRAWN');
}
