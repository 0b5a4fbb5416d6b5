import type { ReactNode } from 'react';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import classes from './vocabulary.module.css';

interface EntryLinkProps {
  readonly id: string;
  readonly isChosen: boolean;
  readonly children: ReactNode;
}

/** Opens an entry beside the list, which stays as it is. */
export function EntryLink({ id, isChosen, children }: EntryLinkProps): ReactNode {
  return (
    <AnchorLink
      to="/competencies"
      search={(before) => ({ ...before, entry: id })}
      resetScroll={false}
      className={classes.link}
      aria-current={isChosen || undefined}
    >
      {children}
    </AnchorLink>
  );
}
