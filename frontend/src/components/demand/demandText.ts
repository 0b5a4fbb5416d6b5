import { t } from 'i18next';
import type { RequirementDemandFragment } from '../../gql/components';
import { numberFormat } from '../../lib/format/locale';
import { formatMoney } from '../../lib/format/money';
import { formatCount, formatFte } from '../../lib/format/numbers';
import type { Language } from '../../lib/i18n/language';
import { certificateName } from './certificateName';

/** What is asked: any fragment that has these fields will do. */
export type Demand = Omit<RequirementDemandFragment, ' $fragmentName'>;

const NAME_LENGTH = 90;

/** A name short enough for a row. */
export function demandName({ kind, competency, certificateCode, wording }: Demand): string {
  const kindName = t(`requirementKind.${kind}`, { ns: 'words' });
  if (kind === 'COMPETENCY') return competency?.label ?? kindName;
  if (kind === 'CERTIFICATE' || kind === 'REGISTRATION') {
    return certificateCode === null ? kindName : certificateName(certificateCode);
  }
  if (kind === 'FREE_TEXT') return wording ? shortened(wording) : kindName;
  if (kind === 'REFERENCES' && competency) {
    return t('demand.referencesIn', { ns: 'components', competency: competency.label });
  }
  return kindName;
}

/** How much is asked at least; nothing where having it is enough. */
export function demandThreshold(requirement: Demand, language: Language): string | undefined {
  const { kind, minLevel, nHolders, fteTenths, amount, count, years } = requirement;
  const level = minLevel ? t(`level.${minLevel}`, { ns: 'words' }) : '';
  switch (kind) {
    case 'COMPETENCY':
      return fteTenths === null
        ? t('demand.holders', { ns: 'components', count: nHolders ?? 1, level })
        : t('demand.fte', { ns: 'components', fte: formatFte(fteTenths, language), level });
    case 'TURNOVER':
    case 'IN_FIELD_TURNOVER':
      return amount ? t('demand.amount', { ns: 'components', amount: formatMoney(amount, language) }) : undefined;
    case 'HEADCOUNT':
      return t('demand.people', { ns: 'components', count: count ?? 0, people: formatCount(count ?? 0, language) });
    case 'REFERENCES':
      return years === null
        ? t('demand.references', { ns: 'components', count: count ?? 0 })
        : t('demand.recentReferences', { ns: 'components', count: count ?? 0, age: formatYears(years, language) });
    case 'CERTIFICATE':
    case 'REGISTRATION':
    case 'FREE_TEXT':
      return undefined;
  }
}

/** "3 ans", "3 years". */
function formatYears(years: number, language: Language): string {
  return numberFormat(language, { style: 'unit', unit: 'year', unitDisplay: 'long' }).format(years);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= NAME_LENGTH) return line;
  return `${line.slice(0, line.lastIndexOf(' ', NAME_LENGTH))}…`;
}
