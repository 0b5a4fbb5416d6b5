import { Button, Group, Text } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../lib/format/numbers';
import { useLanguage } from '../lib/i18n/useLanguage';

interface PagerProps {
  readonly totalCount: number;
  /** How many rows stand before the first one shown; unknown when the page was opened by its address. */
  readonly offset: number | undefined;
  readonly shown: number;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** Where one is in a long list, and the way on and back. */
export function Pager({ totalCount, offset, shown, onPrevious, onNext }: PagerProps): ReactNode {
  const { t } = useTranslation('components');
  const language = useLanguage();
  const count = (value: number): string => formatCount(value, language);
  return (
    <Group component="nav" aria-label={t('pager.label')} justify="space-between" mt="sm" gap="xs">
      <Text c="dimmed" size="sm" aria-live="polite">
        {offset === undefined
          ? t('pager.total', { count: totalCount, total: count(totalCount) })
          : t('pager.range', {
              from: count(shown === 0 ? 0 : offset + 1),
              to: count(offset + shown),
              total: count(totalCount),
            })}
      </Text>
      {(onPrevious || onNext) && (
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            leftSection={<ChevronLeft size={15} aria-hidden />}
            disabled={!onPrevious}
            onClick={onPrevious}
          >
            {t('pager.previous')}
          </Button>
          <Button
            variant="default"
            size="xs"
            rightSection={<ChevronRight size={15} aria-hidden />}
            disabled={!onNext}
            onClick={onNext}
          >
            {t('pager.next')}
          </Button>
        </Group>
      )}
    </Group>
  );
}
