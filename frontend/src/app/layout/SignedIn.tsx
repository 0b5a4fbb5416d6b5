import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useViewer } from '../../lib/viewer';

/** Lets signed-in people through; sends the others to sign in and back. */
export function SignedIn(): ReactNode {
  const viewer = useViewer();
  const { href } = useLocation();
  if (!viewer) return <Navigate to="/sign-in" search={href === '/' ? {} : { return: href }} replace />;
  return <Outlet />;
}
