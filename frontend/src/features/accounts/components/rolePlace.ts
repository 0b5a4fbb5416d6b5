import type { RoleKind } from '../../../gql/accounts';

/** What a role form holds; the place is a cluster or a company, by the role. */
export interface RoleValues {
  role: RoleKind;
  clusterId: string | null;
  companyId: string | null;
}

export const ROLES: readonly RoleKind[] = [
  'COMPANY_CONTRIBUTOR',
  'COMPANY_MANAGER',
  'COORDINATOR',
  'NETWORK_ADMINISTRATOR',
];

/** Which field a role needs on screen; the server judges what is missing. */
export function placeOf(role: RoleKind): 'cluster' | 'company' | 'network' {
  if (role === 'NETWORK_ADMINISTRATOR') return 'network';
  return role === 'COORDINATOR' ? 'cluster' : 'company';
}

/** Only the place that the role has: a company chosen before the role changed is not sent. */
export function roleInput({ role, clusterId, companyId }: RoleValues): RoleValues {
  const place = placeOf(role);
  return {
    role,
    clusterId: place === 'cluster' ? clusterId : null,
    companyId: place === 'company' ? companyId : null,
  };
}
