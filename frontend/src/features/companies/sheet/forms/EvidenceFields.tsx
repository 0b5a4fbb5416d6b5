import { ActionIcon, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyField } from '../../../../components/fields/MoneyField';
import { NumberField } from '../../../../components/fields/NumberField';
import { useWords } from '../../../../lib/i18n/useWords';
import type { CapabilityValues, EvidenceValues } from '../../model/capabilityForm';
import classes from './forms.module.css';

interface EvidenceFieldsProps {
  readonly form: UseFormReturnType<CapabilityValues>;
  readonly index: number;
  /** A piece that was just added takes the focus. */
  readonly isNew: boolean;
  readonly onRemove: () => void;
}

/** One piece of evidence; only the fields that its kind knows. */
export function EvidenceFields({ form, index, isNew, onRemove }: EvidenceFieldsProps): ReactNode {
  const { t } = useTranslation('companies');
  const word = useWords();
  const title = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) title.current?.focus();
  }, [isNew]);
  const piece = form.values.evidence[index];
  if (!piece) return null;
  const at = (field: keyof EvidenceValues): string => `evidence.${index}.${field}`;
  const { kind } = piece;
  const name = t('evidence.one', { kind: word(`evidenceKind.${kind}`), number: index + 1 });
  return (
    <div role="group" aria-label={name} className={classes.piece}>
      <Stack gap="sm">
        <Text fw={600} size="sm">
          {word(`evidenceKind.${kind}`)}
        </Text>
        <TextInput ref={title} label={t(`evidence.titleOf.${kind}`)} {...form.getInputProps(at('title'))} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {kind !== 'STAFF' && <TextInput label={t(`evidence.partyOf.${kind}`)} {...form.getInputProps(at('party'))} />}
          <TextInput type="url" label={t('documentAddress')} placeholder="https://" {...form.getInputProps(at('document'))} />
          <TextInput type="date" label={t(`evidence.fromOf.${kind}`)} {...form.getInputProps(at('validFrom'))} />
          {kind !== 'STAFF' && (
            <TextInput type="date" label={t(`evidence.untilOf.${kind}`)} {...form.getInputProps(at('validUntil'))} />
          )}
          {kind === 'REFERENCE' && (
            <>
              <MoneyField label={t('evidence.amount')} {...form.getInputProps(at('amount'))} />
              <NumberField
                label={t('evidence.share')}
                description={t('evidence.shareHint')}
                decimals={2}
                {...form.getInputProps(at('ownSharePerTenThousand'))}
              />
            </>
          )}
        </SimpleGrid>
        <TextInput label={t('note')} {...form.getInputProps(at('note'))} />
      </Stack>
      <ActionIcon
        className={classes.pieceRemove}
        variant="subtle"
        color="gray"
        aria-label={t('evidence.remove', { name })}
        onClick={onRemove}
      >
        <Trash2 size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
