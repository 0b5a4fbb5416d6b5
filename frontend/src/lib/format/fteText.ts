/** Full-time equivalents as people type them into a field. */

/** 25 tenths are typed "2.5". */
export function fteField(tenths: number | null | undefined): string {
  return tenths === null || tenths === undefined ? '' : String(tenths / 10);
}

export function fteOrNull(text: string): number | null {
  return text.trim() === '' ? null : Math.round(Number(text) * 10);
}
