import { Text } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { Deadline } from '../../../components/actions/Deadline';
import { PlainList } from '../../../components/layout/PlainList';
import { Section } from '../../../components/layout/Section';
import { StateBadge } from '../../../components/states/StateBadge';
import { type DeskConsortiumFragment, DeskConsortiumFragmentDoc } from '../../../gql/companies';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { useWords } from '../../../lib/i18n/useWords';
import { ASKED, type Asked, askedOf, isPressing } from './asked';
import classes from './desk.module.css';

interface OwnConsortiaProps {
  readonly companyId: string;
  readonly consortia: ReadonlyArray<FragmentRef<typeof DeskConsortiumFragmentDoc>>;
}

/** The consortia that the company is in, those that wait for something first. */
export function OwnConsortia({ companyId, consortia }: OwnConsortiaProps): ReactNode {
  const { t } = useTranslation('desk');
  const ranked = readFragment(DeskConsortiumFragmentDoc, consortia)
    .map((consortium) => ({ consortium, asked: askedOfCompany(consortium, companyId) }))
    .toSorted((one, other) => ASKED.indexOf(one.asked) - ASKED.indexOf(other.asked));
  return (
    <Section title={t('consortia.title')} lead={ranked.length > 0 && t('consortia.lead')}>
      {ranked.length === 0 ? (
        <Text c="dimmed">{t('consortia.none')}</Text>
      ) : (
        <PlainList gap="xs">
          {ranked.map(({ consortium, asked }) => (
            <ConsortiumRow key={consortium.id} consortium={consortium} asked={asked} />
          ))}
        </PlainList>
      )}
    </Section>
  );
}

function askedOfCompany({ state, members }: DeskConsortiumFragment, companyId: string): Asked {
  const own = members.find(({ company }) => company.id === companyId);
  return own ? askedOf(state, own) : 'wait';
}

interface ConsortiumRowProps {
  readonly consortium: DeskConsortiumFragment;
  readonly asked: Asked;
}

function ConsortiumRow({ consortium, asked }: ConsortiumRowProps): ReactNode {
  const { t } = useTranslation('desk');
  const word = useWords();
  const { id, name, state, lot } = consortium;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <AnchorLink to="/consortia/$consortiumId" params={{ consortiumId: id }} fw={600}>
          {name}
        </AnchorLink>
        <Text size="xs" c="dimmed">
          {t('consortia.for', { call: lot.call.title, number: lot.number, lot: lot.title })}
        </Text>
        <Text size="sm" className={classes.line} fw={isPressing(asked) ? 600 : undefined}>
          {isPressing(asked) && <ArrowRight size={15} aria-hidden />}
          {t(`asked.${asked}`)}
        </Text>
        {isPressing(asked) && <Deadline at={lot.call.submissionDeadlineAt} />}
      </div>
      <StateBadge tone={isPressing(asked) ? 'attention' : 'quiet'}>{word(`consortiumState.${state}`)}</StateBadge>
    </li>
  );
}
