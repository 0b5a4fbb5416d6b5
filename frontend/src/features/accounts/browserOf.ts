const BROWSERS: ReadonlyArray<readonly [string, RegExp]> = [
  ['Edge', /\bEdg\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /\bSafari\//],
];

const SYSTEMS: ReadonlyArray<readonly [string, RegExp]> = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
];

/** "Firefox, Linux" out of what a browser says about itself; undefined when it says nothing we know. */
export function browserOf(userAgent: string | null | undefined): string | undefined {
  if (!userAgent) return undefined;
  const name = (known: typeof BROWSERS): string | undefined => known.find(([, sign]) => sign.test(userAgent))?.[0];
  const parts = [name(BROWSERS), name(SYSTEMS)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : undefined;
}
