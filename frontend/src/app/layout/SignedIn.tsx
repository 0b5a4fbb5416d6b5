import { Outlet, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useViewer } from '../../lib/viewer';

/** Lets signed-in people through; sends the others to sign in and back. */
export function SignedIn(): ReactNode {
  const viewer = useViewer();
  const router = useRouter();
  useEffect(() => {
    if (viewer) return;
    // Read when it happens, not rendered from: the address is already the next one while the sign-in page loads.
    const { href } = router.state.location;
    void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { return: href }, replace: true });
  }, [viewer, router]);
  return viewer ? <Outlet /> : null;
}
