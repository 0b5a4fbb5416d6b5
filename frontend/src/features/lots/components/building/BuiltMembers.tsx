import { ActionIcon, NativeSelect, Text } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import type { GroupOutlookQuery } from '../../../../gql/lots';
import { type BuiltMember, type BuiltPlace, inPlace, withoutCompany } from '../../model/trying/building';
import { listed, requirementName } from '../../model/sentences';
import type { LotFacts } from '../useLotFacts';
import classes from './GroupBuilder.module.css';
import type { Composing } from './useComposition';

export type Outlook = NonNullable<NonNullable<GroupOutlookQuery['lot']>['groupOutlook']>;

interface BuiltMembersProps {
  readonly composing: Composing;
  /** What each withdrawal breaks; empty while it is being found out. */
  readonly departures: Outlook['departures'];
  readonly facts: LotFacts;
}

/** Who is in, what each does, and what would be lost without it. */
export function BuiltMembers({ composing, departures, facts }: BuiltMembersProps): ReactNode {
  const { t } = useTranslation('lots');
  const { composition, change } = composing;
  return (
    <ul className={classes.members} aria-label={t('build.members')}>
      {composition.members.map((member) => (
        <Member
          key={member.id}
          member={member}
          mayLead={facts.candidates.find(({ company }) => company.id === member.id)?.company.mayLead ?? true}
          departure={departures.find(({ company }) => company.id === member.id)}
          facts={facts}
          onPlace={(place) => change(inPlace(composition, member.id, place))}
          onRemove={() => change(withoutCompany(composition, member.id))}
        />
      ))}
    </ul>
  );
}

interface MemberProps {
  readonly member: BuiltMember;
  readonly mayLead: boolean;
  readonly departure: Outlook['departures'][number] | undefined;
  readonly facts: LotFacts;
  readonly onPlace: (place: BuiltPlace) => void;
  readonly onRemove: () => void;
}

function Member({ member, mayLead, departure, facts, onPlace, onRemove }: MemberProps): ReactNode {
  const { t } = useTranslation('lots');
  const { id, name, place } = member;
  const places: readonly BuiltPlace[] = ['lead', 'member', 'subcontractor'];
  return (
    <li className={classes.member}>
      <div className={classes.line}>
        <AnchorLink fw={600} to="/companies/$companyId" params={{ companyId: id }}>
          {name}
        </AnchorLink>
        <span className={classes.line}>
          <NativeSelect
            size="xs"
            className={classes.place}
            aria-label={t('build.placeOf', { company: name })}
            value={place}
            onChange={(event) => {
              const chosen = places.find((each) => each === event.currentTarget.value);
              if (chosen) onPlace(chosen);
            }}
            data={places.map((each) => ({
              value: each,
              label: t(`build.place.${each}`),
              disabled: each === 'lead' && !mayLead && place !== 'lead',
            }))}
          />
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('build.remove', { company: name })} onClick={onRemove}>
            <X size={15} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      {departure && <Loss departure={departure} facts={facts} />}
    </li>
  );
}

function Loss({ departure, facts }: { readonly departure: Outlook['departures'][number]; readonly facts: LotFacts }): ReactNode {
  const { t } = useTranslation('lots');
  const { company, lost, reserves } = departure;
  if (lost.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('build.losesNothing', { company: company.name })}
      </Text>
    );
  }
  const what = listed(
    lost.map((id) => requirementName(id, facts)),
    facts,
  );
  const names = reserves.map(({ name }) => name);
  return (
    <Text size="sm">
      {t('build.loses', { company: company.name, what })}{' '}
      {names.length === 0 ? t('build.noReserve') : t('build.reserve', { companies: listed(names, facts) })}
    </Text>
  );
}
