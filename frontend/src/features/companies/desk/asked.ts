import type { ConsortiumState, MemberRole, MemberState } from '../../../gql/companies';

/** What a consortium waits for from one of its members, the most pressing first. */
export const ASKED = ['answer', 'confirm', 'lead', 'wait', 'submitted', 'left', 'over'] as const;
export type Asked = (typeof ASKED)[number];

interface Membership {
  readonly role: MemberRole;
  readonly state: MemberState;
}

/** What is asked of a member now, by the state of the consortium and the member's own. */
export function askedOf(consortium: ConsortiumState, { role, state }: Membership): Asked {
  if (consortium === 'WON' || consortium === 'LOST' || consortium === 'WITHDRAWN') return 'over';
  if (state === 'WITHDRAWN') return 'left';
  if (consortium === 'SUBMITTED') return 'submitted';
  if (state === 'INVITED') return 'answer';
  if (state === 'INTERESTED') return 'confirm';
  return state === 'CONFIRMED' && role === 'LEAD' ? 'lead' : 'wait';
}

/** Whether somebody should act. */
export function isPressing(asked: Asked): boolean {
  return asked === 'answer' || asked === 'confirm' || asked === 'lead';
}
