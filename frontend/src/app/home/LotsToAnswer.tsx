import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../components/actions/AnchorLink';
import type { UpcomingCallFragment } from '../../gql/app';

interface LotsToAnswerProps {
  readonly lots: UpcomingCallFragment['lots'];
}

/** The lots that wait for the answer of the viewer's company. */
export function LotsToAnswer({ lots }: LotsToAnswerProps): ReactNode {
  const { t } = useTranslation('app');
  const waiting = lots.filter((lot) => lot.viewerCanAnswerInterest && lot.interests.length === 0);
  if (waiting.length === 0) return null;
  return (
    <Group gap="xs" mt={6}>
      <Text size="sm">{t('home.toAnswer', { count: waiting.length })}</Text>
      {waiting.map((lot) => (
        <AnchorLink key={lot.id} to="/lots/$lotId" params={{ lotId: lot.id }} size="sm" title={lot.title}>
          {t('home.lotNumber', { number: lot.number })}
        </AnchorLink>
      ))}
    </Group>
  );
}
