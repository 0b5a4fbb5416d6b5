import { NativeSelect, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DecidedPartsFragment,
  DecidedPartsFragmentDoc,
  type DecimalMark,
  type QuoteMark,
  type TextChoiceInput,
  type TextEncoding,
} from '../../../../gql/imports';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import type { Decide } from '../../useDecisions';

const ENCODINGS: readonly TextEncoding[] = ['UTF_8', 'WINDOWS_1252', 'MAC_ROMAN', 'UTF_16_LE', 'UTF_16_BE'];
const SEPARATORS = [';', ',', '\t', '|'] as const;
const QUOTES: readonly QuoteMark[] = ['DOUBLE', 'SINGLE', 'NONE'];
const DECIMALS: readonly DecimalMark[] = ['COMMA', 'POINT'];

interface TextCardProps {
  readonly run: FragmentRef<typeof DecidedPartsFragmentDoc>;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** How a text file was read, each part to be said otherwise; nothing for workbooks. */
export function TextCard({ run, decide, deciding }: TextCardProps): ReactNode {
  const { text } = readFragment(DecidedPartsFragmentDoc, run);
  return text === null ? null : <TextParts text={text} decide={decide} deciding={deciding} />;
}

interface TextPartsProps extends Omit<TextCardProps, 'run'> {
  readonly text: NonNullable<DecidedPartsFragment['text']>;
}

function TextParts({ text, decide, deciding }: TextPartsProps): ReactNode {
  const { t } = useTranslation('imports');
  const id = useId();
  const say = (said: TextChoiceInput): void =>
    void decide((choices) => ({ ...choices, text: { ...choices.text, ...said } }));
  const separatorName = (separator: string): string => {
    const place = SEPARATORS.findIndex((known) => known === separator);
    return place === -1 ? separator : t(`text.separators.${place as 0 | 1 | 2 | 3}`);
  };
  const separators = SEPARATORS.some((known) => known === text.separator) ? SEPARATORS : [...SEPARATORS, text.separator];
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={3} id={id}>
          {t('text.title')}
        </Title>
        {text.isRepaired && <Text size="sm">{t('text.repaired')}</Text>}
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
          <NativeSelect
            label={t('text.encoding')}
            disabled={deciding}
            value={text.encoding}
            data={ENCODINGS.map((value) => ({ value, label: t(`text.encodings.${value}`) }))}
            onChange={(event) => say({ encoding: ENCODINGS.find((known) => known === event.currentTarget.value) })}
          />
          <NativeSelect
            label={t('text.separator')}
            disabled={deciding}
            value={text.separator}
            data={separators.map((value) => ({ value, label: separatorName(value) }))}
            onChange={(event) => say({ separator: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('text.quote')}
            disabled={deciding}
            value={text.quote}
            data={QUOTES.map((value) => ({ value, label: t(`text.quotes.${value}`) }))}
            onChange={(event) => say({ quote: QUOTES.find((known) => known === event.currentTarget.value) })}
          />
          <NativeSelect
            label={t('text.decimal')}
            disabled={deciding}
            value={text.decimal ?? ''}
            data={[
              ...(text.decimal === null ? [{ value: '', label: t('text.decimalOpen') }] : []),
              ...DECIMALS.map((value) => ({ value, label: t(`text.decimals.${value}`) })),
            ]}
            onChange={(event) => say({ decimal: DECIMALS.find((known) => known === event.currentTarget.value) })}
          />
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}
