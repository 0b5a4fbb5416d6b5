import type { ReactNode } from 'react';
import { StateBadge, type Tone } from '../../../components/states/StateBadge';
import { useWords } from '../../../lib/i18n/useWords';
import type { State } from '../consortiaSearch';

const TONES: Readonly<Record<State, Tone>> = {
  DRAFT: 'quiet',
  INVITING: 'active',
  FORMED: 'active',
  SUBMITTED: 'active',
  WON: 'good',
  LOST: 'bad',
  WITHDRAWN: 'quiet',
};

interface ConsortiumStateBadgeProps {
  readonly state: State;
}

/** Where a consortium stands. */
export function ConsortiumStateBadge({ state }: ConsortiumStateBadgeProps): ReactNode {
  const word = useWords();
  return <StateBadge tone={TONES[state]}>{word(`consortiumState.${state}`)}</StateBadge>;
}
