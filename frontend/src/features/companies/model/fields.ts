/** How forms hold what the server may leave out: as text, empty for nothing. */

export function textField(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Typed text for an input: trimmed, null when nothing was typed. */
export function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

export function wholeOrNull(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

/** 3333 per ten thousand are typed "33.33" (per cent). */
export function shareField(perTenThousand: number | null | undefined): string {
  return perTenThousand === null || perTenThousand === undefined ? '' : String(perTenThousand / 100);
}

export function shareOrNull(text: string): number | null {
  return text.trim() === '' ? null : Math.round(Number(text) * 100);
}

interface EuroInput {
  readonly amount: string;
  readonly currency: string;
}

export function eurosOrNull(amount: string): EuroInput | null {
  return amount.trim() === '' ? null : { amount: amount.trim(), currency: 'EUR' };
}
