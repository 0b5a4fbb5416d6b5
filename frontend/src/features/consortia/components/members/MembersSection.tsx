import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/states/EmptyState';
import { Section } from '../../../../components/layout/Section';
import { AddMemberDialog } from './AddMemberDialog';
import type { ConsortiumProps, Member } from '../consortium';
import { MemberRow } from './MemberRow';
import classes from './MembersSection.module.css';

const ROLES: ReadonlyArray<Member['role']> = ['LEAD', 'MEMBER', 'SUBCONTRACTOR'];

/** Who is in, as what, and where each one stands; those who have withdrawn stay on the list, last. */
export function MembersSection({ consortium }: ConsortiumProps): ReactNode {
  const { t } = useTranslation('consortia');
  const [isAdding, adding] = useDisclosure(false);
  const members = consortium.members.toSorted((one, other) => rank(one) - rank(other));
  return (
    <Section
      title={t('members.title')}
      actions={
        consortium.viewerCanUpdate && (
          <Button variant="default" leftSection={<UserPlus size={16} aria-hidden />} onClick={adding.open}>
            {t('members.add')}
          </Button>
        )
      }
      bare
    >
      {members.length === 0 ? (
        <EmptyState title={t('members.none')} />
      ) : (
        <div className={classes.frame}>
          <table className={classes.table}>
            <caption className={classes.caption}>{t('members.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('members.company')}</th>
                <th scope="col">{t('members.role')}</th>
                <th scope="col">{t('members.state')}</th>
                <th scope="col" data-align="right">
                  {t('members.share')}
                </th>
                {consortium.viewerCanUpdate && <th scope="col">{t('members.actions')}</th>}
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <MemberRow key={member.id} consortium={consortium} member={member} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddMemberDialog opened={isAdding} onClose={adding.close} consortium={consortium} />
    </Section>
  );
}

function rank({ role, state }: Member): number {
  return state === 'WITHDRAWN' ? ROLES.length : ROLES.indexOf(role);
}
