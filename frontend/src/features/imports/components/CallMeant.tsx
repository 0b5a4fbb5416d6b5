import { NativeSelect, SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CallsToImportIntoDocument, CallToImportIntoDocument } from '../../../gql/imports';

export interface MeantCall {
  readonly callId: string;
  readonly lotId?: string | null;
}

interface CallMeantProps {
  readonly clusterId: string;
  readonly value: MeantCall | null;
  readonly onChange: (value: MeantCall | null) => void;
  readonly disabled?: boolean;
}

/** Which call, and which of its lots, rows are about that name none: the file says it itself when nothing is chosen. */
export function CallMeant({ clusterId, value, onChange, disabled }: CallMeantProps): ReactNode {
  const { t } = useTranslation('imports');
  const [calls] = useQuery({ query: CallsToImportIntoDocument, variables: { clusterId } });
  const [chosen] = useQuery({
    query: CallToImportIntoDocument,
    variables: { id: value?.callId ?? '' },
    pause: value === null,
  });
  const call = value === null ? null : chosen.data?.callForTender;
  const known = (calls.data?.callsForTender.nodes ?? []).filter((each) => each.viewerCanUpdate);
  const listed = call && !known.some(({ id }) => id === call.id) ? [call, ...known] : known;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      <NativeSelect
        label={t('about.call')}
        description={t('about.callHint')}
        disabled={disabled}
        value={value?.callId ?? ''}
        data={[
          { value: '', label: t('about.inFile') },
          ...listed.map(({ id, reference, title }) => ({ value: id, label: t('about.name', { key: reference, title }) })),
        ]}
        onChange={({ currentTarget: { value: callId } }) => onChange(callId === '' ? null : { callId })}
      />
      {value !== null && (
        <NativeSelect
          label={t('about.lot')}
          description={t('about.lotHint')}
          disabled={disabled}
          value={value.lotId ?? ''}
          data={[
            { value: '', label: t('about.inFile') },
            ...(call?.lots ?? []).map(({ id, number, title }) => ({
              value: id,
              label: t('about.name', { key: number, title }),
            })),
          ]}
          onChange={({ currentTarget: { value: lotId } }) =>
            onChange({ callId: value.callId, lotId: lotId === '' ? null : lotId })
          }
        />
      )}
    </SimpleGrid>
  );
}
