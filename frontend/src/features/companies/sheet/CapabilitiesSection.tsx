import { Button, Stack, Text, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/EmptyState';
import { PlainList } from '../../../components/layout/PlainList';
import { Section } from '../../../components/layout/Section';
import { CompanyCapabilitiesFragmentDoc } from '../../../gql/companies';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import type { Capability, WantedDeclaration } from '../model/capabilityForm';
import { groupedByKind } from '../model/capabilityGroups';
import { Audience } from '../marks/Audience';
import { CapabilityItem } from './CapabilityItem';
import { CapabilityDialog } from './forms/CapabilityDialog';
import classes from './sheet.module.css';

interface CapabilitiesSectionProps {
  readonly company: FragmentRef<typeof CompanyCapabilitiesFragmentDoc>;
  /** The declaration whose form opens with the page. */
  readonly wanted?: WantedDeclaration;
  readonly onFormEnd?: () => void;
}

/** What the company declares that it can do, by kind, best first; declared and changed here by those who may. */
export function CapabilitiesSection({ company: ref, wanted = {}, onFormEnd }: CapabilitiesSectionProps): ReactNode {
  const { t } = useTranslation('companies');
  const language = useLanguage();
  const { id, capabilities, viewerCanDeclare } = readFragment(CompanyCapabilitiesFragmentDoc, ref);
  const [edited, setEdited] = useState<Capability | 'new' | undefined>(() => {
    if (!viewerCanDeclare) return undefined;
    return wanted.declare === undefined ? capabilities.find((each) => each.id === wanted.edit) : 'new';
  });
  const declare = viewerCanDeclare && (
    <Button className={classes.action} size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('new')}>
      {t('capabilities.declare')}
    </Button>
  );
  return (
    <Section
      title={t('capabilities.title')}
      lead={<AudienceOfCapabilities capabilities={capabilities} />}
      actions={capabilities.length > 0 && declare}
      bare={capabilities.length === 0}
    >
      {capabilities.length === 0 && (
        <EmptyState title={t('capabilities.noneTitle')} action={declare}>
          {viewerCanDeclare ? t('capabilities.noneOwn') : t('capabilities.none')}
        </EmptyState>
      )}
      <Stack gap="lg">
        {groupedByKind(capabilities, language).map(({ kind, capabilities: ofKind }) => (
          <div key={kind}>
            <Title order={3} size="h3">
              {t(`kinds.${kind}`)} <Text span c="dimmed" fw={400} inherit>{ofKind.length}</Text>
            </Title>
            <PlainList label={t(`kinds.${kind}`)}>
              {ofKind.map((capability) => (
                <CapabilityItem
                  key={capability.id}
                  companyId={id}
                  capability={capability}
                  onEdit={() => setEdited(capability)}
                />
              ))}
            </PlainList>
          </div>
        ))}
      </Stack>
      <CapabilityDialog
        companyId={id}
        declared={capabilities}
        capability={edited === 'new' ? undefined : capabilities.find((each) => each.id === edited?.id)}
        opened={edited !== undefined}
        wanted={wanted}
        onEdit={setEdited}
        onClose={() => {
          setEdited(undefined);
          onFormEnd?.();
        }}
      />
    </Section>
  );
}

/** Levels are for everybody; who does not see evidence is told that there may be some. */
function AudienceOfCapabilities({ capabilities }: { readonly capabilities: readonly Capability[] }): ReactNode {
  const { t } = useTranslation('companies');
  const isClusterShown = capabilities.some(({ fteTenths }) => fteTenths !== null);
  if (!isClusterShown && capabilities.length > 0) return t('capabilities.hidden');
  return <Audience of="cluster" />;
}
