import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../../lib/i18n/useLanguage';

interface NumberFieldProps {
  readonly label: string;
  readonly description?: string;
  /** Digits as text; empty for none. */
  readonly value?: string;
  readonly onChange?: (digits: string) => void;
  readonly error?: ReactNode;
  readonly required?: boolean;
  /** Digits after the decimal mark; none unless told. */
  readonly decimals?: number;
  readonly allowNegative?: boolean;
  readonly step?: number;
  readonly suffix?: string;
}

/** A number typed with either decimal mark; it stays text in the form, so that empty is not zero. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { value, onChange, decimals = 0, allowNegative = false, ...field } = props;
  const language = useLanguage();
  return (
    <NumberInput
      {...field}
      value={value}
      onValueChange={(change) => onChange?.(change.value)}
      valueIsNumericString
      allowNegative={allowNegative}
      allowDecimal={decimals > 0}
      decimalScale={decimals}
      decimalSeparator={language === 'fr' ? ',' : '.'}
      allowedDecimalSeparators={[',', '.']}
      min={allowNegative ? undefined : 0}
      hideControls
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
    />
  );
}
