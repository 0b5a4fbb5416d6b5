import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../lib/format/dates';
import { useLanguage } from '../../../lib/i18n/useLanguage';

interface Period {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** Words a period: since, until, or from one day to another; nothing when no day is known. */
export function usePeriod(): (period: Period) => string | undefined {
  const { t } = useTranslation('companies');
  const language = useLanguage();
  return ({ validFrom, validUntil }) => {
    const from = validFrom ? formatDay(validFrom, language) : undefined;
    const until = validUntil ? formatDay(validUntil, language) : undefined;
    if (from !== undefined && until !== undefined) return t('period.between', { from, until });
    if (from !== undefined) return t('period.since', { from });
    return until === undefined ? undefined : t('period.until', { until });
  };
}
