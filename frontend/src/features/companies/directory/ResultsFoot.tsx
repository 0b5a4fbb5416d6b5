import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ResultsFootProps {
  readonly shown: string;
  readonly onMore: (() => void) | undefined;
}

/** How far the list goes, and the way on. */
export function ResultsFoot({ shown, onMore }: ResultsFootProps): ReactNode {
  const { t } = useTranslation('companies');
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed">
        {shown}
      </Text>
      {onMore && (
        <Button variant="default" onClick={onMore}>
          {t('results.more')}
        </Button>
      )}
    </Group>
  );
}
