import { Button, Text } from '@mantine/core';
import { Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../../components/actions/ButtonLink';

interface TogetherLinkProps {
  readonly callId: string;
  /** The lots that are ticked, in the order of the call. */
  readonly lotIds: readonly string[];
}

/** The way to one grouping for the lots that are ticked; it takes two. */
export function TogetherLink({ callId, lotIds }: TogetherLinkProps): ReactNode {
  const { t } = useTranslation('calls');
  const label = t('together.action', { count: Math.max(lotIds.length, 1) });
  const icon = <Link2 size={16} aria-hidden />;
  if (lotIds.length < 2) {
    return (
      <>
        <Button variant="default" leftSection={icon} disabled>
          {label}
        </Button>
        <Text size="xs" c="dimmed">
          {t('together.hint')}
        </Text>
      </>
    );
  }
  return (
    <ButtonLink to="/calls/$callId/together" params={{ callId }} search={{ lots: [...lotIds] }} leftSection={icon}>
      {label}
    </ButtonLink>
  );
}
