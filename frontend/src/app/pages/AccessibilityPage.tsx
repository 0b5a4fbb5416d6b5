import { List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/layout/PageHeader';
import { Section } from '../../components/layout/Section';
import { useViewer } from '../../lib/viewer';

const TESTED = ['axe', 'keyboard', 'zoom', 'contrast', 'motion', 'longWords'] as const;
const GAPS = ['noAudit', 'noReaders', 'matrix', 'map', 'files', 'dates'] as const;

/** How far this program can be used by everybody, said as French law asks; docs/accessibility.md says the same at length. */
export function AccessibilityPage(): ReactNode {
  const { t } = useTranslation('app');
  const clusters = useViewer()?.clusters ?? [];
  return (
    <>
      <PageHeader title={t('accessibility.title')} lead={t('accessibility.lead')} />
      <Stack gap="xl" maw="44rem">
        <Section bare title={t('accessibility.conformity')}>
          <Text>{t('accessibility.conformityText')}</Text>
        </Section>
        <Section bare title={t('accessibility.tested')}>
          <List spacing="xs">
            {TESTED.map((what) => (
              <List.Item key={what}>{t(`accessibility.tests.${what}`)}</List.Item>
            ))}
          </List>
        </Section>
        <Section bare title={t('accessibility.missing')}>
          <List spacing="xs">
            {GAPS.map((what) => (
              <List.Item key={what}>{t(`accessibility.gaps.${what}`)}</List.Item>
            ))}
          </List>
        </Section>
        <Section bare title={t('accessibility.contact')}>
          <Text>
            {clusters.length === 0
              ? t('accessibility.contactText')
              : t('accessibility.contactCluster', { count: clusters.length, clusters: clusters.map(({ name }) => name).join(', ') })}
          </Text>
          <Text mt="sm">{t('accessibility.appeal')}</Text>
        </Section>
      </Stack>
    </>
  );
}
