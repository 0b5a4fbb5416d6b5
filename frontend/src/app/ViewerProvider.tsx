import type { ReactNode } from 'react';
import { ViewerContext } from '../lib/viewer';

interface ViewerProviderProps {
  readonly children: ReactNode;
}

/** Knows who is signed in. */
export function ViewerProvider({ children }: ViewerProviderProps): ReactNode {
  return <ViewerContext value={null}>{children}</ViewerContext>;
}
