import { Progress, Text } from '@mantine/core';
import { ArrowRight, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { PlainList } from '../../../components/layout/PlainList';
import { Section } from '../../../components/layout/Section';
import { type CompletenessFacts, type CompletenessPart, completenessOf } from '../model/completeness';
import classes from './desk.module.css';
import type { DeskSearch } from './deskSearch';

const PROFILE: DeskSearch = { tab: 'profile', form: 'profile' };

/** Where each part is filled in: the form opens with the page. */
const FORM_OF: Readonly<Record<CompletenessPart, DeskSearch>> = {
  capabilities: { tab: 'capabilities' },
  proofs: { tab: 'capabilities' },
  availability: PROFILE,
  summary: PROFILE,
  place: PROFILE,
  headcount: PROFILE,
  years: { tab: 'profile', form: 'years' },
  siren: PROFILE,
  certificates: { tab: 'profile' },
  website: PROFILE,
};

interface CompletenessPanelProps {
  readonly company: CompletenessFacts & { readonly id: string };
}

/** How much of the page is filled, and what is missing with the reason to fill it. */
export function CompletenessPanel({ company }: CompletenessPanelProps): ReactNode {
  const { t } = useTranslation('desk');
  const { percent, missing } = completenessOf(company);
  return (
    <Section title={t('completeness.title')} lead={t('completeness.percent', { percent })}>
      <Progress value={percent} size="lg" color={missing.length === 0 ? 'larch' : 'lake'} aria-label={t('completeness.title')} />
      {missing.length === 0 ? (
        <Text mt="sm" className={classes.line}>
          <CircleCheck size={16} aria-hidden /> {t('completeness.full')}
        </Text>
      ) : (
        <PlainList gap="xs">
          {missing.map((part) => (
            <li key={part} className={classes.missing}>
              <AnchorLink to="/my-company" search={{ company: company.id, ...FORM_OF[part] }} className={classes.line}>
                <ArrowRight size={15} aria-hidden />
                {t(`completeness.${part}`)}
              </AnchorLink>
              <Text size="xs" c="dimmed">
                {t(`completeness.why.${part}`)}
              </Text>
            </li>
          ))}
        </PlainList>
      )}
    </Section>
  );
}
