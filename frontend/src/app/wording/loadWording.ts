import type { Resource } from 'i18next';
import type { Language } from '../../lib/i18n/language';

/** One chunk per language, so that nobody downloads the other one. */
export async function loadWording(language: Language): Promise<Resource[string]> {
  return language === 'fr' ? (await import('./fr')).fr : (await import('./en')).en;
}
