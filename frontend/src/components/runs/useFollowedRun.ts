import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { GroupingRunProgressDocument, type GroupingRunProgressSubscription } from '../../gql/components';

export type Progress = GroupingRunProgressSubscription['groupingRunProgress'];

/** Asks for a run with all that the page shows of it at its end. */
type RunDocument = TypedDocumentNode<
  { readonly groupingRun: { readonly status: string } | null },
  { readonly id: string }
>;

/** How often to look by itself, should the live connection be cut: some networks let no WebSocket through. */
const LOOK_EVERY_MS = 1_500;

/** What is told on the way changes no other query. */
const NOTHING_ELSE = { additionalTypenames: [] };

/** Follows a run until it ends: live over the subscription, and by looking now and then. */
export function useFollowedRun(
  document: RunDocument,
  runId: string | undefined,
  onFinished: (runId: string) => void,
): Progress | undefined {
  const client = useClient();
  const [progress, setProgress] = useState<Progress>();
  useEffect(() => {
    if (runId === undefined) return undefined;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function look(id: string): Promise<void> {
      clearTimeout(timer);
      const { data } = await client.query(document, { id }, { requestPolicy: 'network-only' }).toPromise();
      if (isOver) return;
      // A run that is gone will not end: stop waiting for it as well.
      if (data && data.groupingRun?.status !== 'RUNNING') {
        isOver = true;
        onFinished(id);
      } else {
        timer = setTimeout(() => void look(id), LOOK_EVERY_MS);
      }
    }

    void look(runId);
    const live = client.subscription(GroupingRunProgressDocument, { runId }, NOTHING_ELSE).subscribe(({ data }) => {
      if (isOver || !data) return;
      setProgress(data.groupingRunProgress);
      if (data.groupingRunProgress.isFinished) void look(runId);
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
      live.unsubscribe();
    };
  }, [client, document, runId, onFinished]);
  return progress?.run.id === runId ? progress : undefined;
}
