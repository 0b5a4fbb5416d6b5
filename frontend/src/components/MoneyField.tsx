import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../lib/i18n/useLanguage';

interface MoneyFieldProps {
  readonly label: string;
  readonly description?: string;
  /** Decimal text in euros, as the server takes it; empty for none. */
  readonly value?: string;
  readonly onChange?: (amount: string) => void;
  readonly error?: ReactNode;
  readonly required?: boolean;
}

/** An amount in euros, typed or pasted with either decimal mark; it stays text, so that no cent is lost. */
export function MoneyField({ value, onChange, ...field }: MoneyFieldProps): ReactNode {
  const language = useLanguage();
  return (
    <NumberInput
      {...field}
      value={value}
      onValueChange={(change) => onChange?.(change.value)}
      valueIsNumericString
      decimalScale={2}
      allowNegative={false}
      hideControls
      decimalSeparator={language === 'fr' ? ',' : '.'}
      allowedDecimalSeparators={[',', '.']}
      thousandSeparator={language === 'fr' ? '\u202f' : ','}
      rightSection="€"
      inputMode="decimal"
    />
  );
}
