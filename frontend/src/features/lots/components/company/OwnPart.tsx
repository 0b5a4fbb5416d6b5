import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { ProofMark } from '../../../../components/coverage/grid/ProofMark';
import { contributionDetails, reachedText } from '../../../../components/coverage/model/requirementText';
import type { Requirement } from '../../../../components/coverage/model/types';
import { StateBadge, type Tone } from '../../../../components/states/StateBadge';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import type { Verdict } from '../../model/ownPart';
import classes from './CompanyRequirements.module.css';
import type { OwnAnswer } from './ownCoverage';

/** How each word looks; it is told in words besides. */
export const TONES: Readonly<Record<Verdict, Tone>> = {
  meets: 'good',
  counts: 'active',
  near: 'attention',
  nothing: 'bad',
  judged: 'good',
  notJudged: 'quiet',
};

interface OwnPartProps {
  readonly requirement: Requirement;
  readonly own: OwnAnswer;
  readonly companyId: string;
}

/** What one's own company brings to a requirement: whether it counts, with what, and what proves it. */
export function OwnPart({ requirement, own, companyId }: OwnPartProps): ReactNode {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const { verdict, contribution, cover, capability } = own;
  const details = contribution ? contributionDetails(requirement, contribution, language) : [];
  const held = capability && contribution?.competencyMatch !== 'EXACT' ? [capability.competency.label] : [];
  const reached = verdict === 'counts' && cover ? reachedText(requirement, cover, language) : '';
  const tone = verdict === 'nothing' && !requirement.isMandatory ? 'quiet' : TONES[verdict];
  return (
    <div className={classes.own}>
      <Group gap={6}>
        <StateBadge tone={tone}>{t(`own.${verdict}`)}</StateBadge>
        {reached !== '' && (
          <Text component="span" size="sm" fw={600}>
            {reached}
          </Text>
        )}
      </Group>
      {contribution && (
        <Group gap={6} wrap="nowrap" align="flex-start">
          <span className={classes.proof}>
            <ProofMark proof={contribution.proof} />
          </span>
          <Text size="sm" className={classes.details}>{[...held, ...details].join(', ')}</Text>
        </Group>
      )}
      {capability && capability.evidence.length > 0 && <Evidence evidence={capability.evidence} />}
      {verdict === 'nothing' && requirement.competency && (
        <AnchorLink
          to="/my-company"
          search={{ company: companyId, tab: 'capabilities', declare: requirement.competency.id }}
          size="sm"
          aria-label={t('own.declareIt', { name: requirement.competency.label })}
        >
          {t('own.declare')}
        </AnchorLink>
      )}
    </div>
  );
}

interface EvidenceProps {
  readonly evidence: NonNullable<OwnAnswer['capability']>['evidence'];
}

const SHOWN = 3;

/** The pieces that support it; the rest is on the company's own page. */
function Evidence({ evidence }: EvidenceProps): ReactNode {
  const { t } = useTranslation('lots');
  const more = evidence.length - SHOWN;
  return (
    <ul className={classes.evidence} aria-label={t('own.evidence')}>
      {evidence.slice(0, SHOWN).map(({ id, title, party }) => (
        <li key={id}>{party === null ? title : t('own.evidenceFor', { title, party })}</li>
      ))}
      {more > 0 && <li>{t('own.moreEvidence', { count: more })}</li>}
    </ul>
  );
}
