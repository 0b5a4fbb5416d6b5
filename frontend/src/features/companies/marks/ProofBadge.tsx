import type { ReactNode } from 'react';
import { StateBadge, type Tone } from '../../../components/states/StateBadge';
import type { Proof } from '../../../gql/companies';
import { useWords } from '../../../lib/i18n/useWords';

const TONES: Readonly<Record<Proof, Tone>> = {
  PROVED: 'good',
  DECLARED: 'active',
  EXPIRED: 'bad',
  MISSING: 'quiet',
};

interface ProofBadgeProps {
  readonly proof: Proof;
}

/** How well a declaration is supported today, in the server's judgement. */
export function ProofBadge({ proof }: ProofBadgeProps): ReactNode {
  const word = useWords();
  return <StateBadge tone={TONES[proof]}>{word(`proof.${proof}`)}</StateBadge>;
}
