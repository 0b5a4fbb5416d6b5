import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { PlainList } from '../../../components/layout/PlainList';
import {
  ForgetImportMappingDocument,
  ImportMemoryDocument,
  type RememberedPartsFragment,
  RememberedPartsFragmentDoc,
} from '../../../gql/imports';
import { readFragment } from '../../../lib/graphql/fragment';
import { useCommand } from '../../../lib/graphql/useCommand';
import { useWords } from '../../../lib/i18n/useWords';
import { notifyDone, notifyRefused } from '../../../lib/notify';

interface ImportMemoryProps {
  readonly clusterId: string;
}

/** What a cluster remembers of decisions about files, each with a way to forget it. */
export function ImportMemory({ clusterId }: ImportMemoryProps): ReactNode {
  const { t } = useTranslation('imports');
  const [{ data }, refresh] = useQuery({ query: ImportMemoryDocument, variables: { clusterId } });
  const found = data?.node && 'importMappings' in data.node ? (data.node.importMappings ?? []) : [];
  const mappings = readFragment(RememberedPartsFragmentDoc, found);
  if (mappings.length === 0) return <Text c="dimmed">{t('memory.none')}</Text>;
  return (
    <Stack gap="md">
      {mappings.map((mapping) => (
        <Remembered key={mapping.id} mapping={mapping} onForgotten={() => refresh({ requestPolicy: 'network-only' })} />
      ))}
    </Stack>
  );
}

function Remembered({ mapping, onForgotten }: { readonly mapping: RememberedPartsFragment; readonly onForgotten: () => void }): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const [forget, forgetting] = useCommand(ForgetImportMappingDocument);
  const titles = mapping.titles.join(', ');
  async function forgetIt(): Promise<void> {
    const outcome = await forget({ input: { importMappingId: mapping.id, version: mapping.version } });
    if (!outcome.done) return notifyRefused(outcome);
    notifyDone(t('memory.forgotten'));
    onForgotten();
  }
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Text fw={600}>{t('memory.titles', { titles })}</Text>
          <Text size="sm" c="dimmed">
            {t('memory.readAs', { target: word(`importTarget.${mapping.target}`), readAs: t(`readAs.${mapping.readAs}`) })}
          </Text>
        </div>
        <Button
          variant="default"
          size="compact-sm"
          loading={forgetting}
          aria-label={t('memory.forgetNamed', { titles })}
          onClick={() => void forgetIt()}
        >
          {t('memory.forget')}
        </Button>
      </Group>
      <PlainList gap="xs">
        {mapping.columns.map(({ title, label }) => (
          <li key={title}>
            {label === null ? t('memory.columnLeft', { title }) : t('memory.column', { title, field: label })}
          </li>
        ))}
        {mapping.words.map(({ title, found, readAs }) => (
          <li key={`${title ?? ''} ${found}`}>
            {readAs === null ? t('memory.wordLeft', { found }) : t('memory.word', { found, readAs })}
          </li>
        ))}
      </PlainList>
    </Paper>
  );
}
