import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../../lib/i18n/useLanguage';

interface MoneyFieldProps {
  readonly label: string;
  readonly description?: string;
  /** Decimal text in euros, as the server takes it; empty for none. */
  readonly value?: string;
  readonly onChange?: (amount: string) => void;
  readonly error?: ReactNode;
  readonly required?: boolean;
  /** Where a column heading shows the label already, it is only said. */
  readonly hidesLabel?: boolean;
  readonly size?: 'xs' | 'sm';
}

/** An amount in euros, typed or pasted with either decimal mark; it stays text, so that no cent is lost. */
export function MoneyField({ value, onChange, label, hidesLabel = false, ...field }: MoneyFieldProps): ReactNode {
  const language = useLanguage();
  return (
    <NumberInput
      {...field}
      label={hidesLabel ? undefined : label}
      aria-label={hidesLabel ? label : undefined}
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
