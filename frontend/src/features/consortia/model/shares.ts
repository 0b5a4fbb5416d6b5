import type { Language } from '../../../lib/i18n/language';
import { numberFormat } from '../../../lib/format/locale';

/** 100.00 %, in per-ten-thousands. */
export const WHOLE = 10_000;

const TYPED_SHARE = /^(\d{1,3})(?:[.,](\d{1,2}))?$/;

/** What a person typed ("33,33", "33.3 %") in per-ten-thousands; undefined when it is no share between 0 and 100 with two decimals. */
export function parseShare(text: string): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f%]/g, '');
  const found = TYPED_SHARE.exec(bare);
  if (!found) return undefined;
  const [, whole = '', decimals = ''] = found;
  const share = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return share <= WHOLE ? share : undefined;
}

/** A share as one types it: "33,33". */
export function typedShare(perTenThousand: number, language: Language): string {
  return numberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false }).format(
    perTenThousand / 100,
  );
}

export function sumOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0);
}

/** The whole in `n` shares that differ by at most 0.01 %, the larger ones first. */
export function equalShares(n: number): number[] {
  return inProportion(WHOLE, Array.from({ length: n }, () => 1));
}

/** An amount split in proportion to weights, whole numbers that add up exactly: the largest remainders get what is left, earlier ones first. */
export function inProportion(total: number, weights: readonly number[]): number[] {
  const sum = sumOf(weights);
  if (sum === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / sum));
  const remainders = weights.map((weight, index) => ({ index, remainder: (total * weight) % sum }));
  const left = total - sumOf(parts);
  const lucky = remainders
    .toSorted((one, other) => other.remainder - one.remainder || one.index - other.index)
    .slice(0, left)
    .map(({ index }) => index);
  return parts.map((part, index) => (lucky.includes(index) ? part + 1 : part));
}

/** What is missing to 100 % goes to the lines without a share, evenly; when all have one, to all in proportion. */
export function distributeRest(shares: readonly number[]): number[] {
  const rest = WHOLE - sumOf(shares);
  if (rest <= 0 || shares.length === 0) return [...shares];
  const isEmpty = shares.some((share) => share === 0);
  const weights = isEmpty ? shares.map((share) => (share === 0 ? 1 : 0)) : shares;
  const added = inProportion(rest, weights);
  return shares.map((share, index) => share + (added[index] ?? 0));
}

/** The sum of decimal amounts, exact to the cent; undefined when one is missing or no amount. */
export function sumOfAmounts(amounts: readonly string[]): string | undefined {
  let cents = 0n;
  for (const amount of amounts) {
    const found = /^(\d+)(?:\.(\d{1,2}))?$/.exec(amount);
    if (!found) return undefined;
    cents += BigInt(found[1] ?? '0') * 100n + BigInt((found[2] ?? '').padEnd(2, '0'));
  }
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
