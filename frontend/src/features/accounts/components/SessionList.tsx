import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../../components/states/StateBadge';
import { EndSessionDocument, SessionPartsFragmentDoc } from '../../../gql/accounts';
import { formatInstant } from '../../../lib/format/dates';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { useCommand } from '../../../lib/graphql/useCommand';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { notifyDone, notifyRefused } from '../../../lib/notify';
import { browserOf } from '../browserOf';
import classes from './SessionList.module.css';

interface SessionListProps {
  readonly sessions: ReadonlyArray<FragmentRef<typeof SessionPartsFragmentDoc>>;
}

/** Where one is signed in, and a way to end each session but the present one. */
export function SessionList({ sessions }: SessionListProps): ReactNode {
  const { t } = useTranslation('accounts');
  const language = useLanguage();
  const [endSession, ending] = useCommand(EndSessionDocument);

  async function end(sessionId: string): Promise<void> {
    const outcome = await endSession({ input: { sessionId } });
    if (outcome.done) notifyDone(t('sessions.ended'));
    else notifyRefused(outcome);
  }

  return (
    <Stack component="ul" gap={0} className={classes.list}>
      {readFragment(SessionPartsFragmentDoc, sessions).map((session) => {
        const browser = browserOf(session.userAgent) ?? t('sessions.unknownBrowser');
        return (
          <Group component="li" key={session.id} justify="space-between" className={classes.session}>
            <div>
              <Group gap="xs">
                <Text fw={600}>{browser}</Text>
                {session.isCurrent && <StateBadge tone="good">{t('sessions.current')}</StateBadge>}
              </Group>
              <Text size="sm" c="dimmed">
                {t('sessions.times', {
                  since: formatInstant(session.createdAt, language),
                  used: formatInstant(session.lastUsedAt, language),
                })}
              </Text>
            </div>
            {!session.isCurrent && (
              <Button
                variant="default"
                size="xs"
                loading={ending}
                onClick={() => void end(session.id)}
                aria-label={t('sessions.endOne', { browser })}
              >
                {t('sessions.end')}
              </Button>
            )}
          </Group>
        );
      })}
    </Stack>
  );
}
