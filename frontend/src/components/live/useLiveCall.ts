import { useEffect } from 'react';
import { useClient } from 'urql';
import { CallChangesDocument } from '../../gql/components';
import { refreshShown } from '../../lib/graphql/refresh';

/** The events themselves change nothing that is on screen: what to do about them is decided here. */
const NOTHING_ELSE = { additionalTypenames: [] };

/** Reads what is on screen again whenever somebody else changes something of a call that the person may see. */
export function useLiveCall(callId: string | undefined): void {
  const client = useClient();
  useEffect(() => {
    if (callId === undefined) return undefined;
    let seen: string | undefined;
    const live = client.subscription(CallChangesDocument, { callId }, NOTHING_ELSE).subscribe(({ data }) => {
      const mark = data?.callChanges.mark;
      if (mark === undefined) return;
      // The first mark is that of the page as it was just read.
      if (seen !== undefined && seen !== mark) refreshShown(client);
      seen = mark;
    });
    return () => live.unsubscribe();
  }, [client, callId]);
}
