import { useState } from 'react';
import { ReorderRequirementsDocument, type RequirementRowFragment } from '../../gql/calls';
import { useCommand } from '../../lib/graphql/useCommand';
import { notifyRefused } from '../../lib/notify';

interface RequirementOrder {
  /** As the person has just put them, until the server's own order arrives. */
  readonly requirements: readonly RequirementRowFragment[];
  readonly move: (requirementId: string, by: -1 | 1) => void;
}

/** The order of a lot's requirements, changed at once on screen and then on the server. */
export function useRequirementOrder(lotId: string, known: readonly RequirementRowFragment[]): RequirementOrder {
  const [reorder] = useCommand(ReorderRequirementsDocument);
  const knownIds = known.map(({ id }) => id).join();
  // What the person ordered holds only over the list that it was made from.
  const [wanted, setWanted] = useState<{ readonly over: string; readonly ids: readonly string[] }>();
  const byId = new Map(known.map((requirement) => [requirement.id, requirement]));
  const ids = wanted?.over === knownIds ? wanted.ids : known.map(({ id }) => id);

  function move(requirementId: string, by: -1 | 1): void {
    const next = moved(ids, requirementId, by);
    if (next === ids) return;
    setWanted({ over: knownIds, ids: next });
    void reorder({ input: { lotId, requirementIds: next } }).then((outcome) => {
      if (outcome.done) return;
      setWanted(undefined);
      notifyRefused(outcome);
    });
  }

  return { requirements: ids.flatMap((id) => byId.get(id) ?? []), move };
}

/** The same list when there is no place to move to. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  const rest = ids.filter((each) => each !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
