import { Button, Group, Text } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../lib/format/numbers';
import { useLanguage } from '../../lib/i18n/useLanguage';
import { backward, forward, type Trail } from '../../lib/trail';

interface PagerProps {
  readonly trail: Trail | undefined;
  readonly pageSize: number;
  readonly shown: number;
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly onTrail: (trail: Trail | undefined) => void;
}

/** Where one is in a long list, and the way on and back. */
export function Pager({ trail, pageSize, shown, totalCount, pageInfo, onTrail }: PagerProps): ReactNode {
  const { t } = useTranslation('components');
  const language = useLanguage();
  const count = (value: number): string => formatCount(value, language);
  const offset = (trail?.length ?? 0) * pageSize;
  const { hasNextPage, endCursor } = pageInfo;
  return (
    <Group component="nav" aria-label={t('pager.label')} justify="space-between" mt="sm" gap="xs">
      <Text c="dimmed" size="sm" aria-live="polite">
        {t('pager.range', {
          from: count(shown === 0 ? 0 : offset + 1),
          to: count(offset + shown),
          total: count(totalCount),
        })}
      </Text>
      {(trail !== undefined || hasNextPage) && (
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            leftSection={<ChevronLeft size={15} aria-hidden />}
            disabled={trail === undefined}
            onClick={() => onTrail(backward(trail))}
          >
            {t('pager.previous')}
          </Button>
          <Button
            variant="default"
            size="xs"
            rightSection={<ChevronRight size={15} aria-hidden />}
            disabled={!hasNextPage || endCursor === null}
            onClick={() => endCursor !== null && onTrail(forward(trail, endCursor))}
          >
            {t('pager.next')}
          </Button>
        </Group>
      )}
    </Group>
  );
}
