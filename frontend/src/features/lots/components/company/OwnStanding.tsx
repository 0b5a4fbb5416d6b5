import { Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Requirement } from '../../../../components/coverage/model/types';
import { StateBadge } from '../../../../components/states/StateBadge';
import { formatDay } from '../../../../lib/format/dates';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { countVerdicts } from '../../model/ownPart';
import { TONES } from './OwnPart';
import type { OwnReading } from './ownCoverage';

interface OwnStandingProps {
  readonly requirements: readonly Requirement[];
  readonly own: OwnReading;
}

/** How far the company goes by itself, on the day that counts. */
export function OwnStanding({ requirements, own }: OwnStandingProps): ReactNode {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const { nMandatory, nMissingMandatory, isCovered, on } = own.coverage;
  if (nMandatory === 0) return null;
  const mandatory = requirements.filter(({ isMandatory }) => isMandatory);
  const counted = countVerdicts(mandatory.map((requirement) => own.answer(requirement).verdict));
  const covered = nMandatory - nMissingMandatory;
  const standing = isCovered ? t('own.coversAll') : t('own.covers', { covered, count: nMandatory });
  return (
    <Stack gap="xs">
      <Text fw={600}>{standing}</Text>
      <Progress size="lg" value={(100 * covered) / nMandatory} color={isCovered ? 'larch' : 'lake'} aria-label={standing} />
      <Group gap="xs">
        {counted.map(({ verdict, count }) => (
          <StateBadge key={verdict} tone={TONES[verdict]}>
            {t(`own.counted.${verdict}`, { count })}
          </StateBadge>
        ))}
      </Group>
      <Text size="sm" c="dimmed">
        {t('own.on', { day: formatDay(on, language) })}
      </Text>
    </Stack>
  );
}
