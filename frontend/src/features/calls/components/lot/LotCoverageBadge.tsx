import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../../../components/states/StateBadge';
import type { LotEntryFragment } from '../../../../gql/calls';

interface LotCoverageBadgeProps {
  readonly coverage: NonNullable<LotEntryFragment['clusterCoverage']>;
}

/** Whether the cluster as a whole can cover a lot, as the server says. */
export function LotCoverageBadge({ coverage }: LotCoverageBadgeProps): ReactNode {
  const { t } = useTranslation('calls');
  if (coverage.nMandatory === 0) return <StateBadge tone="quiet">{t('coverage.nothingAsked')}</StateBadge>;
  if (!coverage.isCovered) {
    return <StateBadge tone="bad">{t('coverage.missing', { count: coverage.nMissingMandatory })}</StateBadge>;
  }
  if (coverage.nFragile > 0) {
    return <StateBadge tone="attention">{t('coverage.fragile', { count: coverage.nFragile })}</StateBadge>;
  }
  return <StateBadge tone="good">{t('coverage.covered')}</StateBadge>;
}
