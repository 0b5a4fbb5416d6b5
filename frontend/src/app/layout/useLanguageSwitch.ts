import { KeepLanguageDocument } from '../../gql/app';
import { useCommand } from '../../lib/graphql/useCommand';
import { showLanguage } from '../../lib/i18n/i18n';
import type { Language } from '../../lib/i18n/language';
import { useViewer } from '../../lib/viewer';

/** Shows another language at once, and keeps it with the account of a person who is signed in. */
export function useLanguageSwitch(): (language: Language) => Promise<void> {
  const viewer = useViewer();
  const [keepLanguage] = useCommand(KeepLanguageDocument);
  return async (language) => {
    await showLanguage(language);
    if (!viewer) return;
    await keepLanguage({ input: { language: language === 'fr' ? 'FR' : 'EN', version: viewer.account.version } });
  };
}
