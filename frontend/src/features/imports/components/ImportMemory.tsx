import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
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
import { RememberedForm } from './RememberedForm';

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
        <Remembered key={mapping.id} mapping={mapping} onChanged={() => refresh({ requestPolicy: 'network-only' })} />
      ))}
    </Stack>
  );
}

interface RememberedProps {
  readonly mapping: RememberedPartsFragment;
  readonly onChanged: () => void;
}

function Remembered({ mapping, onChanged }: RememberedProps): ReactNode {
  const { t } = useTranslation('imports');
  const [isRevised, setIsRevised] = useState(false);
  const word = useWords();
  const [forget, forgetting] = useCommand(ForgetImportMappingDocument);
  const titles = mapping.titles.join(', ');
  async function forgetIt(): Promise<void> {
    const outcome = await forget({ input: { importMappingId: mapping.id, version: mapping.version } });
    if (!outcome.done) return notifyRefused(outcome);
    notifyDone(t('memory.forgotten'));
    onChanged();
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
        <Group gap="xs">
          {!isRevised && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('memory.reviseNamed', { titles })}
              onClick={() => setIsRevised(true)}
            >
              {t('memory.revise')}
            </Button>
          )}
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
      </Group>
      {isRevised ? (
        <RememberedForm
          mapping={mapping}
          onCancel={() => setIsRevised(false)}
          onSaved={() => {
            setIsRevised(false);
            onChanged();
          }}
        />
      ) : (
        <RememberedList mapping={mapping} />
      )}
    </Paper>
  );
}

function RememberedList({ mapping }: { readonly mapping: RememberedPartsFragment }): ReactNode {
  const { t } = useTranslation('imports');
  return (
    <PlainList gap="xs">
      {mapping.columns.map(({ titleIndex, title, label }) => (
        <li key={titleIndex}>
          {label === null ? t('memory.columnLeft', { title }) : t('memory.column', { title, field: label })}
        </li>
      ))}
      {mapping.words.map(({ titleIndex, found, readAs }) => (
        <li key={`${titleIndex ?? ''} ${found}`}>
          {readAs === null ? t('memory.wordLeft', { found }) : t('memory.word', { found, readAs })}
        </li>
      ))}
    </PlainList>
  );
}
