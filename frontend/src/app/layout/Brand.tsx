import type { ReactNode } from 'react';
import classes from './Brand.module.css';

/** The sign of the house: people on one rope, going up; the last one carries the lantern. */
export function Brand(): ReactNode {
  return (
    <span className={classes.brand}>
      <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden>
        <rect width="32" height="32" rx="7" fill="#0d4f59" />
        <path
          d="M5 25.5 12 19l5.5 2L26 7.5"
          fill="none"
          stroke="#bfe3e4"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="12" cy="19" r="3.2" fill="#fff" />
        <circle cx="17.5" cy="21" r="2.6" fill="#fff" />
        <circle cx="26" cy="7.5" r="3.2" fill="#f2a33a" />
      </svg>
      <span>Cordée</span>
    </span>
  );
}
