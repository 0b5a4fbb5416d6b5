import { useSessionStorage } from '@mantine/hooks';
import { useState } from 'react';
import { type Composition, EMPTY } from '../../model/trying/building';

const MOST_STEPS = 100;

/** A group that the person puts together, with the way back and forth over what was changed. */
export interface Composing {
  readonly composition: Composition;
  readonly change: (composition: Composition) => void;
  /** The same group under what it is kept as: no step of its own. */
  readonly markKept: (composition: Composition) => void;
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
}

/** The composition for a lot: it outlives leaving the page, until the browser is closed. */
export function useComposition(lotId: string): Composing {
  const [composition, setComposition] = useSessionStorage<Composition>({
    key: `cordee.composition.${lotId}`,
    defaultValue: EMPTY,
    getInitialValueInEffect: false,
  });
  const [past, setPast] = useState<readonly Composition[]>([]);
  const [future, setFuture] = useState<readonly Composition[]>([]);
  const before = past.at(-1);
  const after = future[0];
  return {
    composition,
    change: (next) => {
      setPast([...past, composition].slice(-MOST_STEPS));
      setFuture([]);
      setComposition(next);
    },
    markKept: setComposition,
    undo:
      before &&
      (() => {
        setPast(past.slice(0, -1));
        setFuture([composition, ...future]);
        setComposition(before);
      }),
    redo:
      after &&
      (() => {
        setPast([...past, composition]);
        setFuture(future.slice(1));
        setComposition(after);
      }),
  };
}
