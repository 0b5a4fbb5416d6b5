import { useTranslation } from 'react-i18next';
import type { RequirementDemandFragment } from '../gql/components';
import { formatMoney } from '../lib/format/money';
import { formatCount, formatFte } from '../lib/format/numbers';
import { useLanguage } from '../lib/i18n/useLanguage';
import { useWords } from '../lib/i18n/useWords';

/** What is asked: any fragment that has these fields will do. */
export type Demand = Omit<RequirementDemandFragment, ' $fragmentName'>;

/** What a requirement asks, in words: a name short enough for a row, and its threshold. */
export interface DemandText {
  readonly name: string;
  readonly threshold: string | undefined;
}

const NAME_LENGTH = 90;

/** Words a requirement the same way in the editor, the matrix and everywhere else. */
export function useDemandText(): (requirement: Demand) => DemandText {
  const { t } = useTranslation('components');
  const word = useWords();
  const language = useLanguage();

  function threshold(requirement: Demand): string | undefined {
    const { kind, minLevel, nHolders, fteTenths, amount, count, years } = requirement;
    const level = minLevel ? word(`level.${minLevel}`) : '';
    switch (kind) {
      case 'COMPETENCY':
        return fteTenths === null
          ? t('demand.holders', { count: nHolders ?? 1, level })
          : t('demand.fte', { fte: formatFte(fteTenths, language), level });
      case 'TURNOVER':
      case 'IN_FIELD_TURNOVER':
        return amount ? t('demand.amount', { amount: formatMoney(amount, language) }) : undefined;
      case 'HEADCOUNT':
        return t('demand.people', { count: count ?? 0, people: formatCount(count ?? 0, language) });
      case 'REFERENCES':
        return years === null
          ? t('demand.references', { count: count ?? 0 })
          : t('demand.recentReferences', { count: count ?? 0, years });
      case 'CERTIFICATE':
      case 'REGISTRATION':
      case 'FREE_TEXT':
        return undefined;
    }
  }

  function name(requirement: Demand): string {
    const { kind, competency, certificateCode, wording } = requirement;
    if (kind === 'COMPETENCY') return competency?.label ?? word('requirementKind.COMPETENCY');
    if (kind === 'CERTIFICATE' || kind === 'REGISTRATION') return certificateCode ?? word(`requirementKind.${kind}`);
    if (kind === 'FREE_TEXT') return wording ? shortened(wording) : word('requirementKind.FREE_TEXT');
    if (kind === 'REFERENCES' && competency) return t('demand.referencesIn', { competency: competency.label });
    return word(`requirementKind.${kind}`);
  }

  return (requirement) => ({ name: name(requirement), threshold: threshold(requirement) });
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= NAME_LENGTH) return line;
  return `${line.slice(0, line.lastIndexOf(' ', NAME_LENGTH))}…`;
}
