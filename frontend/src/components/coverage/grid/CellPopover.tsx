import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './grid.module.css';

interface CellPopoverProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The details of one cell, over the grid; it takes the focus and gives it back to the cell. */
export function CellPopover({ label, onClose, children }: CellPopoverProps): ReactNode {
  return (
    <Popover
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      width={300}
      shadow="md"
      withRoles={false}
      trapFocus
      returnFocus
      withArrow
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label} onClick={(event) => event.stopPropagation()}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
