import { Badge } from '@mantine/core';
import { Circle, CircleAlert, CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'bad' | 'attention' | 'active' | 'quiet';

const LOOKS = {
  good: { color: 'larch', Icon: CircleCheck },
  bad: { color: 'brick', Icon: CircleX },
  attention: { color: 'lantern', Icon: CircleAlert },
  active: { color: 'lake', Icon: Circle },
  quiet: { color: 'gray', Icon: CircleDashed },
} as const;

interface StateBadgeProps {
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** A state as a symbol and a word; the colour only repeats them. */
export function StateBadge({ tone, children }: StateBadgeProps): ReactNode {
  const { color, Icon } = LOOKS[tone];
  return (
    <Badge color={color} leftSection={<Icon size={13} aria-hidden />}>
      {children}
    </Badge>
  );
}
