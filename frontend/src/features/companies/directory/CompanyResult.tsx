import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { StateBadge } from '../../../components/states/StateBadge';
import { CompanyResultFragmentDoc } from '../../../gql/companies';
import { formatDay } from '../../../lib/format/dates';
import { formatCount } from '../../../lib/format/numbers';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { LevelMark } from '../marks/LevelMark';
import { useToday } from '../marks/useToday';
import { byLevel } from '../model/capabilityGroups';
import { certificateValidity } from '../model/validity';
import classes from './CompanyResult.module.css';

const SHOWN_COMPETENCIES = 6;

interface CompanyResultProps {
  readonly company: FragmentRef<typeof CompanyResultFragmentDoc>;
}

/** A company in the list: who, where, how large, what it does best, and its certificates. */
export function CompanyResult({ company: ref }: CompanyResultProps): ReactNode {
  const { t } = useTranslation('companies');
  const company = readFragment(CompanyResultFragmentDoc, ref);
  const language = useLanguage();
  const { name, address, headcount, clusters, capabilities, certificates } = company;
  const best = byLevel(capabilities, language);
  const facts = [
    address?.city && (address.department ? t('town', { city: address.city, department: address.department }) : address.city),
    headcount !== null && t('people', { count: headcount, people: formatCount(headcount, language) }),
    company.legalForm,
    ...clusters.map((cluster) => cluster.name),
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  return (
    <article className={classes.card} aria-label={name}>
      <div className={classes.head}>
        <AnchorLink to="/companies/$companyId" params={{ companyId: company.id }} className={classes.name}>
          {name}
        </AnchorLink>
        {company.mayLead && <StateBadge tone="active">{t('mayLead')}</StateBadge>}
      </div>
      <Text size="sm" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {company.summary && (
        <Text size="sm" lineClamp={2} className={classes.summary}>
          {company.summary}
        </Text>
      )}
      {best.length > 0 && (
        <div className={classes.marks} role="list" aria-label={t('results.competencies')}>
          {best.slice(0, SHOWN_COMPETENCIES).map(({ id, level, competency }) => (
            <span key={id} role="listitem" className={classes.competency}>
              {competency.label}
              <LevelMark level={level} />
            </span>
          ))}
          {best.length > SHOWN_COMPETENCIES && (
            <Text span size="xs" c="dimmed" role="listitem">
              {t('results.moreCompetencies', { count: best.length - SHOWN_COMPETENCIES })}
            </Text>
          )}
        </div>
      )}
      <Certificates certificates={certificates} />
    </article>
  );
}

interface CertificatesProps {
  readonly certificates: ReadonlyArray<{
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly validUntil: string | null;
    readonly proof: 'PROVED' | 'DECLARED' | 'EXPIRED' | 'MISSING';
  }>;
}

/** Certificates by their short names; until when they hold, or that they no longer do. */
function Certificates({ certificates }: CertificatesProps): ReactNode {
  const { t } = useTranslation('companies');
  const language = useLanguage();
  const today = useToday();
  const dated = certificates.filter(({ validUntil, proof }) => validUntil !== null || proof === 'EXPIRED');
  if (dated.length === 0) return null;
  return (
    <div className={classes.marks} role="list" aria-label={t('certificates.title')}>
      {dated.map(({ id, code: name, title, validUntil, proof }) => {
        const { state } = certificateValidity({ proof, validUntil, validFrom: null }, today);
        const until = validUntil === null ? '' : formatDay(validUntil, language);
        return (
          <span key={id} role="listitem" title={title}>
            <StateBadge tone={state === 'expired' ? 'bad' : state === 'expiring' ? 'attention' : 'good'}>
              {state === 'expired' ? t('results.expired', { name }) : t('results.validUntil', { name, until })}
            </StateBadge>
          </span>
        );
      })}
    </div>
  );
}
