import { useLanguage } from '../../lib/i18n/useLanguage';
import { type Demand, demandName, demandThreshold } from './demandText';

/** What a requirement asks, in words: a name short enough for a row, and its threshold. */
export interface DemandText {
  readonly name: string;
  readonly threshold: string | undefined;
}

/** Words a requirement the same way in the editor, the matrix and everywhere else. */
export function useDemandText(): (requirement: Demand) => DemandText {
  const language = useLanguage();
  return (requirement) => ({ name: demandName(requirement), threshold: demandThreshold(requirement, language) });
}
