import { TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface CpvFieldProps {
  readonly label: string;
  readonly value?: string[];
  readonly onChange?: (codes: string[]) => void;
  readonly error?: ReactNode;
}

/** CPV codes, the main one first; a pasted list is split. The server checks each code. */
export function CpvField({ label, value, onChange, error }: CpvFieldProps): ReactNode {
  const { t } = useTranslation('calls');
  return (
    <TagsInput
      label={label}
      description={t('cpvHint')}
      splitChars={[',', ';', ' ']}
      acceptValueOnBlur
      value={value}
      onChange={(codes) => onChange?.(separate(codes))}
      error={error}
    />
  );
}

/** A code left with its comma when the field is left, or several in one, become codes of their own. */
function separate(codes: readonly string[]): string[] {
  return [...new Set(codes.flatMap((code) => code.split(/[,;\s]+/)).filter((code) => code !== ''))];
}
