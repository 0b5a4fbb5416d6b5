import { Check, Circle, CircleDot } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MilestoneLineFragment, MilestoneLineFragmentDoc } from '../../gql/components';
import { dayAt, formatDay } from '../../lib/format/dates';
import { type FragmentRef, readFragment } from '../../lib/graphql/fragment';
import { useLanguage } from '../../lib/i18n/useLanguage';
import { useWords } from '../../lib/i18n/useWords';
import { useNow } from '../../lib/useNow';
import classes from './Timeline.module.css';

interface TimelineProps {
  /** The earliest first. */
  readonly milestones: ReadonlyArray<FragmentRef<typeof MilestoneLineFragmentDoc>>;
}

type Standing = 'past' | 'next' | 'later';

const ICONS = { past: Check, next: CircleDot, later: Circle } as const;

/** What must be done by which day: the next step in sight, all of them on demand. */
export function Timeline({ milestones: refs }: TimelineProps): ReactNode {
  const { t } = useTranslation('components');
  const word = useWords();
  const language = useLanguage();
  const today = dayAt(useNow());
  const milestones = readFragment(MilestoneLineFragmentDoc, refs);
  if (milestones.length === 0) return null;
  const next = milestones.find(({ on }) => on >= today);
  const standingOf = (milestone: MilestoneLineFragment): Standing => {
    if (milestone === next) return 'next';
    return milestone.on < today ? 'past' : 'later';
  };
  return (
    <details className={classes.timeline}>
      <summary>
        {next
          ? t('timeline.next', { what: word(`milestoneKind.${next.kind}`), day: formatDay(next.on, language) })
          : t('timeline.over')}
      </summary>
      <ol className={classes.steps} aria-label={t('timeline.title')}>
        {milestones.map((milestone) => {
          const standing = standingOf(milestone);
          const Icon = ICONS[standing];
          return (
            <li key={milestone.kind} className={classes.step} data-standing={standing} aria-current={standing === 'next' ? 'step' : undefined}>
              <span className={classes.day}>
                <Icon size={14} aria-hidden />
                <time dateTime={milestone.on}>{formatDay(milestone.on, language)}</time>
              </span>
              <span>{word(`milestoneKind.${milestone.kind}`)}</span>
              {standing === 'past' && <span className={classes.note}>{t('timeline.past')}</span>}
              {standing === 'next' && <span className={classes.note}>{t('timeline.is')}</span>}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
