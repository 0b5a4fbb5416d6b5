import { ColorSwatch, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { colourOf } from '../../foundColour';

interface FoundWordProps {
  /** What the file says; a cell that is only coloured says `#92D050`, or `expert (#92D050)`. */
  readonly found: string;
}

/** A text of the file, with its colour beside it where it stands for a coloured cell. */
export function FoundWord({ found }: FoundWordProps): ReactNode {
  const colour = colourOf(found);
  if (colour === null) return found;
  return (
    <Group component="span" gap={6} display="inline-flex" wrap="nowrap">
      <ColorSwatch component="span" color={colour} size={16} radius="sm" aria-hidden />
      {found}
    </Group>
  );
}
