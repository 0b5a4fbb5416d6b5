import { ActionIcon, Menu, Text } from '@mantine/core';
import { ArrowRightLeft, EllipsisVertical, Mountain, Trash2, UserCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { StateBadge, type Tone } from '../../../../components/states/StateBadge';
import { formatInstantDay } from '../../../../lib/format/dates';
import { formatShare } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';
import type { ConsortiumProps, Member } from '../consortium';
import { useMemberChanges } from './useMemberChanges';

const TONES: Readonly<Record<Member['state'], Tone>> = {
  CONSIDERED: 'quiet',
  INVITED: 'attention',
  INTERESTED: 'active',
  CONFIRMED: 'good',
  WITHDRAWN: 'bad',
};

const ROLES: ReadonlyArray<Member['role']> = ['LEAD', 'MEMBER', 'SUBCONTRACTOR'];

interface MemberRowProps extends ConsortiumProps {
  readonly member: Member;
}

/** One member: what it is, where it stands and since when, its share, and what can be done about it. */
export function MemberRow({ consortium, member }: MemberRowProps): ReactNode {
  const { t } = useTranslation('consortia');
  const language = useLanguage();
  const word = useWords();
  const isOut = member.state === 'WITHDRAWN';
  return (
    <tr data-withdrawn={isOut || undefined}>
      <th scope="row">
        <AnchorLink to="/companies/$companyId" params={{ companyId: member.company.id }} inherit>
          {member.company.name}
        </AnchorLink>
      </th>
      <td data-label={t('members.role')}>{word(`memberRole.${member.role}`)}</td>
      <td data-label={t('members.state')}>
        <span>
          <StateBadge tone={TONES[member.state]}>{word(`memberState.${member.state}`)}</StateBadge>{' '}
          <Text component="span" size="xs" c="dimmed">
            {t('members.since', { day: formatInstantDay(member.stateChangedAt, language) })}
          </Text>
        </span>
      </td>
      <td data-label={t('members.share')} data-align="right">
        {isOut ? '' : formatShare(member.sumOfShares, language)}
      </td>
      {consortium.viewerCanUpdate && (
        <td>
          <MemberMenu consortium={consortium} member={member} />
        </td>
      )}
    </tr>
  );
}

function MemberMenu({ consortium, member }: MemberRowProps): ReactNode {
  const { t } = useTranslation('consortia');
  const word = useWords();
  const changes = useMemberChanges(consortium);
  const isOut = member.state === 'WITHDRAWN';
  const { company } = member;
  // Taking out has its own entry below, with its undo.
  const states = member.nextStates.filter((state) => state !== 'WITHDRAWN');
  const roles = isOut ? [] : ROLES.filter((role) => role !== member.role);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          loading={changes.isChanging}
          aria-label={t('members.actionsFor', { company: company.name })}
        >
          <EllipsisVertical size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {states.length > 0 && <Menu.Label>{t('members.state')}</Menu.Label>}
        {states.map((state) => (
          <Menu.Item
            key={state}
            leftSection={<UserCheck size={15} aria-hidden />}
            onClick={() => void changes.setState(member, state)}
          >
            {word(`memberState.${state}`)}
          </Menu.Item>
        ))}
        {roles.length > 0 && <Menu.Label>{t('members.role')}</Menu.Label>}
        {roles.map((role) => (
          <Menu.Item
            key={role}
            leftSection={role === 'LEAD' ? <Mountain size={15} aria-hidden /> : <ArrowRightLeft size={15} aria-hidden />}
            onClick={() => void changes.setRole(member, role)}
          >
            {word(`memberRole.${role}`)}
          </Menu.Item>
        ))}
        {!isOut && (
          <>
            <Menu.Divider />
            <Menu.Item
              color="brick"
              leftSection={<Trash2 size={15} aria-hidden />}
              onClick={() => void changes.remove(member)}
            >
              {t('members.remove')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
