import type { ReactNode } from 'react';
import { StateBadge, type Tone } from '../../../../components/states/StateBadge';
import type { CallStatus } from '../../../../gql/calls';
import { useWords } from '../../../../lib/i18n/useWords';

const TONES: Record<CallStatus, Tone> = { DRAFT: 'attention', PUBLISHED: 'good', ARCHIVED: 'quiet' };

interface CallStatusBadgeProps {
  readonly status: CallStatus;
}

/** Where a call stands in the work of the cluster. */
export function CallStatusBadge({ status }: CallStatusBadgeProps): ReactNode {
  const word = useWords();
  return <StateBadge tone={TONES[status]}>{word(`callStatus.${status}`)}</StateBadge>;
}
