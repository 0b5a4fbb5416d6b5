import { Alert, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { MailQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../../components/actions/ConfirmDialog';
import { ChangeMemberStateDocument, type MemberState } from '../../../../gql/consortia';
import { useWords } from '../../../../lib/i18n/useWords';
import { notifyDone } from '../../../../lib/notify';
import type { ConsortiumProps } from '../consortium';
import { useConsortiumCommand } from '../useConsortiumCommand';

/** A member company's own answer: interested, in, or out. */
export function MembershipAnswer({ consortium }: ConsortiumProps): ReactNode {
  const { t } = useTranslation('consortia');
  const word = useWords();
  const [change, isChanging] = useConsortiumCommand(ChangeMemberStateDocument);
  const [isLeaving, leaving] = useDisclosure(false);
  const { viewerMembership: membership, viewerCanAnswer } = consortium;
  if (!membership) return null;
  const { id: memberId, role, state, nextStates } = membership;

  async function answer(next: MemberState): Promise<void> {
    const input = { consortiumId: consortium.id, memberId, state: next, version: consortium.version };
    const outcome = await change({ input });
    leaving.close();
    if (outcome.done) notifyDone(t('membership.done', { state: word(`memberState.${next}`) }));
  }

  const blanks = { role: word(`memberRole.${role}`), state: word(`memberState.${state}`) };
  return (
    <Alert color="lake" icon={<MailQuestionMark size={18} aria-hidden />} title={t('membership.title', blanks)}>
      <Text size="sm">{viewerCanAnswer ? t(`membership.explain.${state}`) : t('membership.closed')}</Text>
      {viewerCanAnswer && (
        <Group gap="xs" mt="sm">
          {nextStates.includes('CONFIRMED') && (
            <Button loading={isChanging} onClick={() => void answer('CONFIRMED')}>
              {t('membership.CONFIRMED')}
            </Button>
          )}
          {nextStates.includes('INTERESTED') && (
            <Button variant="default" loading={isChanging} onClick={() => void answer('INTERESTED')}>
              {t('membership.INTERESTED')}
            </Button>
          )}
          {nextStates.includes('WITHDRAWN') && (
            <Button variant="default" onClick={leaving.open}>
              {state === 'CONFIRMED' ? t('membership.leave') : t('membership.decline')}
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        opened={isLeaving}
        title={state === 'CONFIRMED' ? t('membership.leave') : t('membership.decline')}
        confirmLabel={state === 'CONFIRMED' ? t('membership.leave') : t('membership.decline')}
        danger
        busy={isChanging}
        onConfirm={() => void answer('WITHDRAWN')}
        onCancel={leaving.close}
      >
        {t('membership.leaveText')}
      </ConfirmDialog>
    </Alert>
  );
}
