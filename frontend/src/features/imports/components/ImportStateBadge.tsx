import type { ReactNode } from 'react';
import { StateBadge, type Tone } from '../../../components/states/StateBadge';
import type { ImportState } from '../../../gql/imports';
import { useWords } from '../../../lib/i18n/useWords';

const TONES: Record<ImportState, Tone> = {
  READING: 'attention',
  FAILED: 'attention',
  PLANNED: 'attention',
  APPLIED: 'good',
  DISCARDED: 'quiet',
  UNDONE: 'quiet',
};

interface ImportStateBadgeProps {
  readonly state: ImportState;
}

/** Whether a plan still waits, was applied or was dropped. */
export function ImportStateBadge({ state }: ImportStateBadgeProps): ReactNode {
  const word = useWords();
  return <StateBadge tone={TONES[state]}>{word(`importState.${state}`)}</StateBadge>;
}
