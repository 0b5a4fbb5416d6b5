import type { Language } from '../i18n/language';

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

export function localeOf(language: Language): string {
  return LOCALES[language];
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Building an Intl object is slow; a page of a hundred rows asks for the same one again and again. */
export function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(localeOf(language), options);
    numberFormats.set(key, format);
  }
  return format;
}
