import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Award, BookCheck, UserCheck } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { blankEvidence, type CapabilityValues } from '../../model/capabilityForm';
import { EvidenceFields } from './EvidenceFields';

const KINDS = [
  { kind: 'REFERENCE', Icon: BookCheck },
  { kind: 'CERTIFICATE', Icon: Award },
  { kind: 'STAFF', Icon: UserCheck },
] as const;

interface EvidenceEditorProps {
  readonly form: UseFormReturnType<CapabilityValues>;
}

/** What supports the declaration: references, certificates, people. */
export function EvidenceEditor({ form }: EvidenceEditorProps): ReactNode {
  const { t } = useTranslation('companies');
  const made = useRef(0);
  function add(kind: (typeof KINDS)[number]['kind']): void {
    made.current += 1;
    form.insertListItem('evidence', blankEvidence(kind, `new-${made.current}`));
  }
  return (
    <Stack gap="sm">
      <div>
        <Title order={3} size="h3">
          {t('evidence.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('evidence.hint')}
        </Text>
      </div>
      {form.values.evidence.map((piece, index) => (
        <EvidenceFields
          key={piece.key}
          form={form}
          index={index}
          isNew={piece.id === null}
          onRemove={() => form.removeListItem('evidence', index)}
        />
      ))}
      <Group gap="xs">
        {KINDS.map(({ kind, Icon }) => (
          <Button key={kind} variant="default" size="xs" leftSection={<Icon size={15} aria-hidden />} onClick={() => add(kind)}>
            {t(`evidence.add.${kind}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
