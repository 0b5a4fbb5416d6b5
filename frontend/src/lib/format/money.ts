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
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(money.amount as Intl.StringNumericLiteral);
}
