import type { Language } from '../i18n/language';
import { numberFormat } from './locale';

/** A whole number with the separators of the language. */
export function formatCount(value: number, language: Language): string {
  return numberFormat(language, { maximumFractionDigits: 0 }).format(value);
}

/** Full-time equivalents given in tenths: 25 is "2,5". */
export function formatFte(tenths: number, language: Language): string {
  return numberFormat(language, { minimumFractionDigits: 0, maximumFractionDigits: 1 }).format(tenths / 10);
}

/** A share in per-ten-thousands: 3333 is "33,33 %". */
export function formatShare(perTenThousand: number, language: Language): string {
  return numberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(perTenThousand / 10_000);
}

/** A likelihood in per-ten-thousands, without decimals: 8750 is "88 %". */
export function formatPercent(perTenThousand: number, language: Language): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(perTenThousand / 10_000);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** The size of a file in the unit that keeps it short. */
export function formatBytes(bytes: number, language: Language): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return numberFormat(language, {
    style: 'unit',
    unit: BYTE_UNITS[unit],
    unitDisplay: 'short',
    maximumFractionDigits: unit === 0 || value >= 100 ? 0 : 1,
  }).format(value);
}
