import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useViewer } from '../../lib/viewer';

/** Once the session is there, goes to where the person wanted to be. True while that happens. */
export function useEnteredRedirect(address: string | undefined): boolean {
  const isIn = useViewer() !== null;
  const router = useRouter();
  useEffect(() => {
    if (isIn) router.history.replace(safeAddress(address));
    // The address is the one at the moment of entering.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isIn, router]);
  return isIn;
}

/** Only an address of ours: a link that brings a person here must not send them elsewhere after. */
export function safeAddress(address: string | undefined): string {
  return address !== undefined && /^\/(?![/\\])/.test(address) ? address : '/';
}
