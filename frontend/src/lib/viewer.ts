import { createContext, useContext } from 'react';

/** Who is signed in, as far as the layout and the menus need to know; rights on an object come with the object. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isNetworkAdministrator: boolean;
  readonly isCoordinator: boolean;
  /** The company this person answers for, when there is one. */
  readonly company: { readonly id: string; readonly name: string } | null;
}

/** Null when nobody is signed in. */
export const ViewerContext = createContext<Viewer | null>(null);

export function useViewer(): Viewer | null {
  return useContext(ViewerContext);
}
