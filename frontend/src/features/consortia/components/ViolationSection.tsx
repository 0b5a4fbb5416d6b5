import { Group, Stack, Text } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/layout/Section';
import { formatInstantDay } from '../../../lib/format/dates';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import type { ConsortiumProps, Violation } from './consortium';
import { ViolationList } from '../../../components/violations/ViolationList';

const GRAVITY: ReadonlyArray<Violation['severity']> = ['ERROR', 'WARNING', 'INFORMATION'];

/** What the procurement rules say of the consortium as it is, the gravest first, and the warnings gone on in spite of. */
export function ViolationSection({ consortium }: ConsortiumProps): ReactNode {
  const { t } = useTranslation('consortia');
  const language = useLanguage();
  const word = useWords();
  const { violations, acceptedWarnings } = consortium;
  const sorted = violations.toSorted(
    (one, other) => GRAVITY.indexOf(one.severity) - GRAVITY.indexOf(other.severity),
  );
  return (
    <Section title={t('violations.title')} lead={t('violations.lead')}>
      <Stack gap="md">
        {sorted.length === 0 ? (
          <Group gap={6} wrap="nowrap">
            <CircleCheck size={17} color="var(--good)" aria-hidden />
            <Text size="sm">{t('violations.none')}</Text>
          </Group>
        ) : (
          <ViolationList violations={sorted} />
        )}
        {acceptedWarnings.map(({ rule, reason, acceptedAt, acceptedBy }) => (
          <Text key={rule} size="sm" c="dimmed">
            {t('violations.accepted', {
              rule: word(`ruleCode.${rule}`),
              reason,
              name: acceptedBy ?? t('violations.someone'),
              day: formatInstantDay(acceptedAt, language),
            })}
          </Text>
        ))}
      </Stack>
    </Section>
  );
}
