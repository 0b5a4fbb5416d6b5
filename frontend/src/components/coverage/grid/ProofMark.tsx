import type { ReactNode } from 'react';
import type { Contribution } from '../model/types';
import classes from './marks.module.css';

interface ProofMarkProps {
  readonly proof: Contribution['proof'];
}

/**
 * How well a contribution is proved, as a shape: full, half, struck out or empty. The word stands beside it or in the
 * cell's sentence. One element drawn by style, not a drawing of its own: a grid has hundreds.
 */
export function ProofMark({ proof }: ProofMarkProps): ReactNode {
  return <span className={classes.proof} data-proof={proof} aria-hidden />;
}
