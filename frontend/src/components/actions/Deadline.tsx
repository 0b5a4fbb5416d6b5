import { Text } from '@mantine/core';
import { CalendarClock, CalendarX2, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, formatRemaining, urgencyOf } from '../../lib/format/dates';
import { useLanguage } from '../../lib/i18n/useLanguage';
import { useNow } from '../../lib/useNow';
import classes from './Deadline.module.css';

const ICONS = { past: CalendarX2, urgent: Hourglass, soon: CalendarClock, calm: CalendarClock } as const;

interface DeadlineProps {
  /** The instant, or nothing when the buyer gave none. */
  readonly at: string | null | undefined;
  /** Shows the date beside the countdown; on by default. */
  readonly withDate?: boolean;
}

/** How long is left, by symbol, words and colour, with the instant in the buyer's time. */
export function Deadline({ at, withDate = true }: DeadlineProps): ReactNode {
  const { t } = useTranslation('components');
  const language = useLanguage();
  const now = useNow();
  if (!at) return <Text c="dimmed">{t('deadline.none')}</Text>;
  const urgency = urgencyOf(at, now);
  const Icon = ICONS[urgency];
  return (
    <time dateTime={at} className={classes.deadline} title={t('deadline.zone', { at: formatInstant(at, language) })}>
      <span className={classes.left} data-urgency={urgency}>
        <Icon size={15} aria-hidden />
        {urgency === 'past'
          ? t('deadline.past', { when: formatRemaining(at, now, language) })
          : formatRemaining(at, now, language)}
      </span>
      {withDate && <span className={classes.date}>{formatInstant(at, language)}</span>}
    </time>
  );
}
