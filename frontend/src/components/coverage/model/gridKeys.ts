import type { Stroke } from '../../../lib/gridMoves';

export type GridCommand = 'pin' | 'prefer' | 'exclude' | 'compose' | 'find' | 'help' | 'open';

const COMMANDS: Readonly<Record<string, GridCommand>> = {
  p: 'pin',
  f: 'prefer',
  x: 'exclude',
  a: 'compose',
  '/': 'find',
  '?': 'help',
  Enter: 'open',
  ' ': 'open',
};

interface ModifiedStroke extends Stroke {
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What a single key asks for while the grid has the focus; combinations belong to the browser. */
export function commandOf({ key, ctrlKey, altKey, metaKey }: ModifiedStroke): GridCommand | undefined {
  return ctrlKey || altKey || metaKey ? undefined : COMMANDS[key];
}
