import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { StateBadge, type Tone } from '../../../../components/states/StateBadge';
import type { AnswerableCallsQuery, InterestAnswer, OwnInterestFragment } from '../../../../gql/companies';
import { formatFte } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';
import { AnswerPanel } from './AnswerPanel';
import classes from './interest.module.css';
import { WhyLot } from './WhyLot';

const TONES: Readonly<Record<InterestAnswer, Tone>> = {
  LEAD: 'good',
  MEMBER: 'good',
  SUBCONTRACTOR: 'good',
  MAYBE: 'attention',
  NO: 'quiet',
};

type Lot = AnswerableCallsQuery['callsForTender']['nodes'][number]['lots'][number];

interface AnswerableLotProps {
  readonly lot: Lot;
  readonly companyId: string;
  readonly own: OwnInterestFragment | undefined;
}

/** One lot with the company's answer; it is given below the lot. */
export function AnswerableLot({ lot, companyId, own }: AnswerableLotProps): ReactNode {
  const { t } = useTranslation('desk');
  const word = useWords();
  const language = useLanguage();
  const [opened, { toggle }] = useDisclosure(false);
  const panel = useId();
  const name = t('interest.lot', { number: lot.number, title: lot.title });
  return (
    <li className={classes.lot}>
      <div className={classes.lotHead}>
        <div className={classes.words}>
          <AnchorLink to="/lots/$lotId" params={{ lotId: lot.id }} c="inherit">
            {name}
          </AnchorLink>
          {lot.companyCoverage && <OwnPart coverage={lot.companyCoverage} />}
          <WhyLot lotId={lot.id} companyId={companyId} name={name} />
        </div>
        {own ? (
          <StateBadge tone={TONES[own.answer]}>{word(`interestAnswer.${own.answer}`)}</StateBadge>
        ) : (
          <StateBadge tone="active">{t('interest.unanswered')}</StateBadge>
        )}
        {lot.viewerCanAnswerInterest && (
          <Button
            size="xs"
            variant={own || opened ? 'default' : 'filled'}
            aria-expanded={opened}
            aria-controls={panel}
            aria-label={t(own ? 'interest.changeOf' : 'interest.answerOf', { name })}
            onClick={toggle}
          >
            {t(opened ? 'interest.close' : own ? 'interest.change' : 'interest.answer')}
          </Button>
        )}
      </div>
      {own && own.mostFteTenths !== null && !opened && (
        <Text size="sm" c="dimmed">
          {t('interest.atMost', { fte: formatFte(own.mostFteTenths, language) })}
        </Text>
      )}
      {own?.conditions && !opened && (
        <Text size="sm" c="dimmed">
          {t('interest.onCondition', { conditions: own.conditions })}
        </Text>
      )}
      <div id={panel}>{opened && <AnswerPanel lotId={lot.id} companyId={companyId} name={name} own={own} />}</div>
    </li>
  );
}

/** To how many requirements the company has something to bring; what only people judge is left out. */
function OwnPart({ coverage }: { readonly coverage: NonNullable<Lot['companyCoverage']> }): ReactNode {
  const { t } = useTranslation('desk');
  const asked = coverage.requirements.filter(({ state }) => state !== 'TO_JUDGE');
  const brought = asked.filter(({ nCounting }) => nCounting > 0).length;
  if (asked.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {brought === 0 ? t('interest.bringsNothing') : t('interest.brings', { brought, count: asked.length })}
    </Text>
  );
}
