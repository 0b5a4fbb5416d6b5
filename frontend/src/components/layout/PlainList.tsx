import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './PlainList.module.css';

interface PlainListProps {
  readonly children: ReactNode;
  readonly gap?: 'xs' | 'sm' | 'md';
  readonly label?: string;
}

/** A list without bullets; still a list to a screen reader. Its children are `<li>`. */
export function PlainList({ children, gap = 'xs', label }: PlainListProps): ReactNode {
  return (
    <Stack component="ul" role="list" gap={gap} className={classes.list} aria-label={label}>
      {children}
    </Stack>
  );
}
