/** Case, accents and punctuation aside, as the server compares words. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

interface Worded {
  readonly label: string;
  readonly labelFr: string;
  readonly labelEn: string;
  readonly synonyms: readonly string[];
}

/** The word by which an entry was found when its label does not show why. */
export function foundBy({ label, labelFr, labelEn, synonyms }: Worded, text: string): string | undefined {
  const searched = plain(text);
  if (searched === '' || plain(label).includes(searched)) return undefined;
  return [labelFr, labelEn, ...synonyms].find((word) => plain(word).includes(searched));
}
