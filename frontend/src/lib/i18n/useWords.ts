import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** The names of the model's values on screen: `word(`level.${capability.level}`)`. */
export function useWords(): TFunction<'words'> {
  return useTranslation('words').t;
}
