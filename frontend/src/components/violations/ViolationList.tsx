import { Text } from '@mantine/core';
import { CircleAlert, CircleX, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentence } from '../../lib/graphql/userErrors';
import { useWords } from '../../lib/i18n/useWords';
import classes from './ViolationList.module.css';

const LOOKS = {
  ERROR: { Icon: CircleX, color: 'var(--bad)' },
  WARNING: { Icon: CircleAlert, color: 'var(--signal)' },
  INFORMATION: { Icon: Info, color: 'var(--accent)' },
} as const;

/** A procurement rule that is broken or at risk. */
interface ListedViolation {
  readonly rule: string;
  readonly severity: keyof typeof LOOKS;
  readonly message: string;
  /** As one cites it; empty where no text stands behind the rule. */
  readonly article: string;
  readonly companies: ReadonlyArray<{ readonly id: string; readonly name: string }>;
}

interface ViolationListProps {
  readonly violations: readonly ListedViolation[];
}

/** What the rules say, each with its severity as symbol and word, its article and whom it concerns. */
export function ViolationList({ violations }: ViolationListProps): ReactNode {
  const word = useWords();
  return (
    <ul className={classes.list}>
      {violations.map(({ rule, severity, message, article, companies }) => {
        const { Icon, color } = LOOKS[severity];
        return (
          <li key={`${rule}${companies.map(({ id }) => id).join()}${message}`} className={classes.item}>
            <Icon size={17} color={color} aria-hidden className={classes.icon} />
            <div>
              <Text size="sm">
                <Text component="span" size="sm" fw={600} style={{ color }}>
                  {word(`severity.${severity}`)}
                </Text>{' '}
                {sentence(message)}
              </Text>
              <Text size="xs" c="dimmed">
                {[article, ...companies.map(({ name }) => name)].filter((part) => part !== '').join(' · ')}
              </Text>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
