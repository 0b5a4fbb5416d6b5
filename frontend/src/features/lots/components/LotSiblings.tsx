import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { StateBadge } from '../../../components/states/StateBadge';
import { type LotPageQuery, LotSiblingsDocument, type LotSiblingsQuery } from '../../../gql/lots';
import { useWords } from '../../../lib/i18n/useWords';
import classes from './LotSiblings.module.css';

interface LotSiblingsProps {
  readonly call: NonNullable<LotPageQuery['lot']>['call'];
  /** The lot on screen. */
  readonly lotId: string;
}

type Sibling = NonNullable<LotSiblingsQuery['callForTender']>['lots'][number];

/** The lots of the call side by side, each with whether the cluster can cover it and who works on it. */
export function LotSiblings({ call, lotId }: LotSiblingsProps): ReactNode {
  const { t } = useTranslation('lots');
  const isAlone = call.lots.length < 2;
  // Its own query: the page does not wait for the coverage of a dozen other lots.
  const [{ data }] = useQuery({ query: LotSiblingsDocument, variables: { callId: call.id }, pause: isAlone });
  if (isAlone) return null;
  const siblings = new Map(data?.callForTender?.lots.map((lot) => [lot.id, lot]));
  return (
    <nav aria-label={t('page.lots')} className={classes.nav}>
      <ul className={classes.lots}>
        {call.lots.map(({ id, number, title }) => (
          <li key={id}>
            <Link
              to="/lots/$lotId"
              params={{ lotId: id }}
              className={classes.lot}
              aria-current={id === lotId ? 'page' : undefined}
              ref={id === lotId ? intoView : undefined}
              title={title}
            >
              <span className={classes.number}>{t('page.lotNumber', { number })}</span>
              <span className={classes.title}>{title}</span>
              <Standing coverage={siblings.get(id)?.clusterCoverage} />
              <AtWork consortia={siblings.get(id)?.consortia ?? []} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The lot on screen may stand far to the right. */
function intoView(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function Standing({ coverage }: { readonly coverage: Sibling['clusterCoverage'] | undefined }): ReactNode {
  const { t } = useTranslation('lots');
  if (!coverage) return null;
  const { nMandatory, nMissingMandatory, nFragile, isCovered } = coverage;
  if (nMandatory === 0) return <StateBadge tone="quiet">{t('page.empty')}</StateBadge>;
  if (isCovered && nFragile > 0) return <StateBadge tone="attention">{t('page.coveredFragile')}</StateBadge>;
  if (isCovered) return <StateBadge tone="good">{t('page.covered')}</StateBadge>;
  return (
    <StateBadge tone="bad">{t('page.partly', { covered: nMandatory - nMissingMandatory, total: nMandatory })}</StateBadge>
  );
}

/** The consortia that are on their way, each by its name and state. */
function AtWork({ consortia }: Pick<Sibling, 'consortia'>): ReactNode {
  const { t } = useTranslation('lots');
  const word = useWords();
  const living = consortia.filter(({ state }) => state !== 'WITHDRAWN' && state !== 'LOST');
  const [first, ...others] = living;
  if (!first) return null;
  return (
    <span className={classes.work} title={living.map(({ name }) => name).join(', ')}>
      {others.length === 0
        ? t('page.atWork', { name: first.name, state: word(`consortiumState.${first.state}`) })
        : t('page.atWorkMany', { count: living.length })}
    </span>
  );
}
