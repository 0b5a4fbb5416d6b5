import i18next, { type ResourceLanguage } from 'i18next';
import en from '../../../lib/i18n/words/en.json';
import fr from '../../../lib/i18n/words/fr.json';
import type { Language } from '../../../lib/i18n/language';
import componentsEn from '../../wording/en.json';
import componentsFr from '../../wording/fr.json';
import coverageEn from '../wording/en.json';
import coverageFr from '../wording/fr.json';

const WORDS: Readonly<Record<Language, ResourceLanguage>> = {
  fr: { words: fr, components: componentsFr, coverage: coverageFr },
  en: { words: en, components: componentsEn, coverage: coverageEn },
};

/** Speaks a language in a test of sentences: the words of the model and of the shared pieces, and those of a feature. */
export async function startWords(language: Language, feature: ResourceLanguage = {}): Promise<void> {
  await i18next.init({
    lng: language,
    resources: { [language]: { ...WORDS[language], ...feature } },
    interpolation: { escapeValue: false },
  });
}

/** Shows the kinds of space that French typography uses, which look alike in a failing test. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
