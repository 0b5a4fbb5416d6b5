import { Button, Text, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../../../components/states/StateBadge';
import { requirementThreshold } from '../../../../components/coverage/model/requirementText';
import { withCompany } from '../../model/trying/building';
import { effectSentences, requirementName } from '../../model/sentences';
import type { LotFacts } from '../useLotFacts';
import type { Outlook } from './BuiltMembers';
import classes from './GroupBuilder.module.css';
import type { Composing } from './useComposition';

/** Those who would make the whole safer once nothing is open. */
const MOST_SECURING = 5;

interface OpenPositionsProps {
  readonly outlook: Outlook;
  readonly composing: Composing;
  readonly facts: LotFacts;
}

/** What the group does not cover, each with who would, and the difference that each would make. */
export function OpenPositions({ outlook, composing, facts }: OpenPositionsProps): ReactNode {
  const { t } = useTranslation('lots');
  const title = useId();
  const { openPositions, newcomers } = outlook;
  const hasMembers = composing.composition.members.length > 0;
  if (openPositions.length === 0) {
    const securing = newcomers.slice(0, MOST_SECURING);
    return (
      <section aria-labelledby={title}>
        <Title order={3} size="h5" id={title}>
          {t('build.positions')}
        </Title>
        <StateBadge tone="good">{t('build.nothingOpen')}</StateBadge>
        {hasMembers && securing.length > 0 && (
          <>
            <Text size="sm" mt="xs">
              {t('build.securing')}
            </Text>
            <Candidates ids={securing.map(({ company }) => company.id)} outlook={outlook} composing={composing} facts={facts} />
          </>
        )}
      </section>
    );
  }
  return (
    <section aria-labelledby={title}>
      <Title order={3} size="h5" id={title}>
        {t('build.positionsCount', { count: openPositions.length })}
      </Title>
      <ul className={classes.positions}>
        {openPositions.map(({ requirementId, companies }) => {
          const requirement = facts.requirement(requirementId);
          const threshold = requirement ? requirementThreshold(requirement, facts.language) : '';
          return (
            <li key={requirementId} className={classes.position}>
              <Text size="sm" fw={600}>
                {t('build.position', { requirement: requirementName(requirementId, facts) })}
              </Text>
              {threshold !== '' && (
                <Text size="xs" c="dimmed">
                  {threshold}
                </Text>
              )}
              {companies.length === 0 ? (
                <Text size="sm">{t('build.noCandidate')}</Text>
              ) : (
                <Candidates ids={companies.map(({ id }) => id)} outlook={outlook} composing={composing} facts={facts} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface CandidatesProps extends OpenPositionsProps {
  /** In the order in which they are shown. */
  readonly ids: readonly string[];
}

function Candidates({ ids, outlook, composing, facts }: CandidatesProps): ReactNode {
  const { t } = useTranslation('lots');
  const { composition, change } = composing;
  const newcomers = ids.flatMap((id) => outlook.newcomers.filter(({ company }) => company.id === id));
  return (
    <ul className={classes.candidates}>
      {newcomers.map(({ company, effects }) => {
        const km = facts.candidates.find((each) => each.company.id === company.id)?.distanceKm;
        return (
          <li key={company.id} className={classes.candidate}>
            <div>
              <Text size="sm" fw={600}>
                {typeof km === 'number' ? t('build.withDistance', { company: company.name, km }) : company.name}
              </Text>
              {effectSentences(effects, facts).map((sentence) => (
                <Text key={sentence} size="xs" c="dimmed">
                  {sentence}
                </Text>
              ))}
            </div>
            <Button
              size="compact-sm"
              variant="default"
              style={{ flex: 'none' }}
              leftSection={<Plus size={14} aria-hidden />}
              aria-label={t('build.addCompany', { company: company.name })}
              onClick={() => change(withCompany(composition, company))}
            >
              {t('build.addShort')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
