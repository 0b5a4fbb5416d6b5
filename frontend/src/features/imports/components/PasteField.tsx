import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PasteFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Cells copied in a spreadsheet, headings included. */
export function PasteField({ value, onChange }: PasteFieldProps): ReactNode {
  const { t } = useTranslation('imports');
  return (
    <Textarea
      label={t('upload.paste')}
      description={t('upload.pasteHint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autosize
      minRows={6}
      maxRows={14}
      spellCheck={false}
      wrap="off"
    />
  );
}
