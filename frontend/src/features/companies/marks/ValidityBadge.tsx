import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../../../components/states/StateBadge';
import type { Validity, ValidityState } from '../model/validity';

const TONES: Readonly<Record<ValidityState, Tone>> = {
  expired: 'bad',
  expiring: 'attention',
  notBegun: 'quiet',
  proved: 'good',
  declared: 'active',
  missing: 'quiet',
};

interface ValidityBadgeProps {
  readonly validity: Validity;
}

/** How a certificate or a piece of evidence stands, with the days that are left. */
export function ValidityBadge({ validity }: ValidityBadgeProps): ReactNode {
  const { t } = useTranslation('companies');
  const { state, days } = validity;
  return (
    <StateBadge tone={TONES[state]}>
      {days === undefined ? t(`validity.${state}`) : t(`validityDays.${state as 'expired'}`, { count: days })}
    </StateBadge>
  );
}
