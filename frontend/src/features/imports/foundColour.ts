/** The colour that a text stands for, when it was put in the place of a cell that is only coloured. */
export function colourOf(found: string): string | null {
  const code = /(?:^|\()(#[0-9A-F]{6})\)?$/i.exec(found.trim());
  return code?.[1] ?? null;
}
