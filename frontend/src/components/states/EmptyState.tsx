import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { StateMessage } from './StateMessage';

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
}

/** Nothing is there yet, or nothing matches: says why and what to do next. */
export function EmptyState({ title, children, action, icon }: EmptyStateProps): ReactNode {
  return (
    <StateMessage icon={icon ?? <Inbox size={22} />} title={title} action={action}>
      {children}
    </StateMessage>
  );
}
