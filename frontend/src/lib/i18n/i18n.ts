import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, preferredLanguage, rememberLanguage } from './language';

/** Loads every namespace of one language; the application gives it, since it alone knows all features. */
export type LoadWording = (language: Language) => Promise<Resource[string]>;

let loadWording: LoadWording | undefined;

/** Starts translation in the preferred language; nothing is rendered before it resolves. */
export async function startI18n(load: LoadWording): Promise<void> {
  loadWording = load;
  const language = preferredLanguage();
  const resources: Resource = { [language]: await load(language) };
  await i18next.use(initReactI18next).init({
    lng: language,
    resources,
    partialBundledLanguages: true,
    fallbackLng: false,
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Loads the language when it is not there yet, shows it, and remembers it on this device. */
export async function showLanguage(language: Language): Promise<void> {
  if (loadWording && !i18next.hasResourceBundle(language, 'app')) {
    for (const [namespace, words] of Object.entries(await loadWording(language))) {
      i18next.addResourceBundle(language, namespace, words);
    }
  }
  rememberLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
