import { createContext, useContext } from 'react';

type RoleKind = 'NETWORK_ADMINISTRATOR' | 'COORDINATOR' | 'COMPANY_MANAGER' | 'COMPANY_CONTRIBUTOR';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who is signed in, as far as layout, menus and first choices need to know; rights on an object come with the object. */
export interface Viewer {
  readonly account: Named & { readonly email: string; readonly version: number };
  readonly isNetworkAdministrator: boolean;
  /** The kinds of role held, to choose what menus and pages offer first; the server decides what is allowed. */
  readonly grants: ReadonlyArray<{ readonly role: RoleKind }>;
  /** Companies that this person manages or contributes to. */
  readonly companies: readonly Named[];
  /** Clusters whose directory this person sees. */
  readonly clusters: readonly Named[];
  readonly coordinatedClusters: readonly Named[];
}

/** Null when nobody is signed in. */
export const ViewerContext = createContext<Viewer | null>(null);

export function useViewer(): Viewer | null {
  return useContext(ViewerContext);
}

export function hasRole(viewer: Viewer | null, ...roles: readonly RoleKind[]): boolean {
  return viewer?.grants.some(({ role }) => roles.includes(role)) ?? false;
}

/** Whether calls and their lots are this person's business: those of a network administrator alone are accounts and clusters. */
export function followsCalls(viewer: Viewer | null): boolean {
  return hasRole(viewer, 'COORDINATOR', 'COMPANY_MANAGER', 'COMPANY_CONTRIBUTOR');
}

/** Whether consortia are: a contributor declares capabilities and sees none. */
export function followsConsortia(viewer: Viewer | null): boolean {
  return hasRole(viewer, 'COORDINATOR', 'COMPANY_MANAGER');
}
