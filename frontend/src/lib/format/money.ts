import type { Language } from '../i18n/language';
import { numberFormat } from './locale';

/** Money as the server sends it: a decimal text, never a float, and a currency code. */
export interface MoneyValue {
  readonly amount: string;
  readonly currency: string;
}

/** The amount in full; cents are shown only when there are some. */
export function formatMoney(money: MoneyValue, language: Language): string {
  const hasCents = /\.(?!0*$)\d+$/.test(money.amount);
  return numberFormat(language, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: hasCents ? 2 : 0,
    maximumFractionDigits: hasCents ? 2 : 0,
  }).format(money.amount as Intl.StringNumericLiteral);
}

/** The amount in thousands or millions, for lists: "1,2 M€". */
export function formatMoneyShort(money: MoneyValue, language: Language): string {
  return numberFormat(language, {
    style: 'currency',
    currency: money.currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(money.amount as Intl.StringNumericLiteral);
}

const TYPED_AMOUNT = /^\d+([.,]\d{1,2})?$/;

/**
 * What a person typed ("1 234,50", "1234.5") as the decimal text the server expects.
 * Only spaces and the decimal comma are understood here; anything else goes to the server as typed, which says what is wrong.
 */
export function typedAmount(text: string): string {
  const bare = text.replace(/[\s\u00a0\u202f€]/g, '');
  return TYPED_AMOUNT.test(bare) ? bare.replace(',', '.') : text.trim();
}
