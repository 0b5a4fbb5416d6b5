import type { ReactNode } from 'react';
import type { Contribution } from '../model/types';
import classes from './marks.module.css';

interface ProofMarkProps {
  readonly proof: Contribution['proof'];
  readonly size?: number;
}

/** How well a contribution is proved, as a shape: full, half, struck out or empty. The word stands beside it or in the cell's sentence. */
export function ProofMark({ proof, size = 12 }: ProofMarkProps): ReactNode {
  return (
    <svg className={classes.proof} data-proof={proof} width={size} height={size} viewBox="0 0 12 12" aria-hidden>
      <circle cx="6" cy="6" r="4.75" fill={proof === 'PROVED' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" />
      {proof === 'DECLARED' && <path d="M6 1.25a4.75 4.75 0 0 0 0 9.5z" fill="currentColor" />}
      {proof === 'EXPIRED' && <path d="M2.8 9.2l6.4-6.4" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  );
}
