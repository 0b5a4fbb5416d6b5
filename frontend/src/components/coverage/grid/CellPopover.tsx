import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './grid.module.css';
import type { GridFocus } from './useGridFocus';

interface CellPopoverProps {
  readonly label: string;
  readonly onClose: GridFocus['close'];
  readonly children: ReactNode;
}

/** The details of one cell, over the grid; it takes the focus and gives it back to the cell. */
export function CellPopover({ label, onClose, children }: CellPopoverProps): ReactNode {
  return (
    <Popover
      opened
      onChange={(opened) => !opened && onClose('elsewhere')}
      closeOnEscape={false}
      position="bottom-start"
      width={300}
      shadow="md"
      withRoles={false}
      trapFocus
      withArrow
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={label}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose('back');
        }}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
