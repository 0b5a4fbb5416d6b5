import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportTarget } from '../../../gql/imports';
import { PlainList } from '../../../components/layout/PlainList';
import {
  awardTemplateAddress,
  callTemplateAddress,
  capabilityTemplateAddress,
  clusterTableAddress,
  companyTemplateAddress,
  competenciesAddress,
  competencyTemplateAddress,
  interestTemplateAddress,
} from '../../../lib/addresses';
import { useLanguage } from '../../../lib/i18n/useLanguage';

interface TemplatesProps {
  readonly clusters: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly targets: readonly ImportTarget[];
}

/** Blank workbooks with drop-down lists and an example, and what each cluster has declared so far, to be changed and brought back. */
export function Templates({ clusters, targets }: TemplatesProps): ReactNode {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const brings = (target: ImportTarget): boolean => targets.includes(target);
  const [hasExample, setHasExample] = useState(true);
  return (
    <Stack gap="md">
      <Checkbox
        label={t('templates.examples')}
        checked={hasExample}
        onChange={(event) => setHasExample(event.currentTarget.checked)}
      />
      <Group gap="xs">
        {brings('CALLS') && (
          <DownloadButton href={callTemplateAddress(language, hasExample)} label={t('templates.calls')} />
        )}
        {brings('AWARDS') && (
          <DownloadButton
            href={awardTemplateAddress(clusters.length === 1 ? clusters[0]?.id : undefined, hasExample)}
            label={t('templates.awards')}
          />
        )}
        {brings('COMPETENCIES') && (
          <>
            <DownloadButton href={competencyTemplateAddress(language, hasExample)} label={t('templates.competencies')} />
            <DownloadButton href={competenciesAddress('xlsx', language)} label={t('templates.currentCompetencies')} />
          </>
        )}
      </Group>
      <PlainList gap="md">
        {clusters.map(({ id, name }) => (
          <li key={id}>
            <Text fw={600} mb={6}>
              {t('templates.ofCluster', { name })}
            </Text>
            <Group gap="xs">
              <DownloadButton href={capabilityTemplateAddress(id, 'list', hasExample)} label={t('templates.list')} />
              <DownloadButton href={capabilityTemplateAddress(id, 'matrix', hasExample)} label={t('templates.matrix')} />
              <DownloadButton href={clusterTableAddress(id, 'capabilities', 'xlsx')} label={t('templates.currentXlsx')} />
              <DownloadButton href={clusterTableAddress(id, 'capabilities', 'csv')} label={t('templates.currentCsv')} />
            </Group>
            <Text fw={600} mt="md" mb={6}>
              {t('templates.companiesOf', { name })}
            </Text>
            <Group gap="xs">
              <DownloadButton href={companyTemplateAddress(id, hasExample)} label={t('templates.companies')} />
              <DownloadButton href={clusterTableAddress(id, 'companies', 'xlsx')} label={t('templates.companiesXlsx')} />
              <DownloadButton href={clusterTableAddress(id, 'companies', 'ods')} label={t('templates.companiesOds')} />
              <DownloadButton href={clusterTableAddress(id, 'companies', 'csv')} label={t('templates.companiesCsv')} />
            </Group>
            {brings('INTERESTS') && (
              <>
                <Text fw={600} mt="md" mb={6}>
                  {t('templates.interestsOf', { name })}
                </Text>
                <Group gap="xs">
                  <DownloadButton href={interestTemplateAddress(id, hasExample)} label={t('templates.interests')} />
                  <DownloadButton href={clusterTableAddress(id, 'interests', 'xlsx')} label={t('templates.currentInterests')} />
                </Group>
              </>
            )}
          </li>
        ))}
      </PlainList>
    </Stack>
  );
}

function DownloadButton({ href, label }: { readonly href: string; readonly label: string }): ReactNode {
  return (
    <Button
      component="a"
      href={href}
      download
      variant="default"
      size="xs"
      leftSection={<Download size={15} aria-hidden />}
    >
      {label}
    </Button>
  );
}
