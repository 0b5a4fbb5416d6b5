import { t } from 'i18next';
import type { MatrixColumn } from './matrix';
import { isMember } from './matrix';

/** The line under a company's name: its role in the group, else how it was steered, else its answer and distance. */
export function companyCaption(company: MatrixColumn): string {
  if (company.place === 'lead') return t('memberRole.LEAD', { ns: 'words' });
  if (company.place === 'subcontractor') return t('memberRole.SUBCONTRACTOR', { ns: 'words' });
  if (isMember(company.place)) return t('memberRole.MEMBER', { ns: 'words' });
  if (company.isPinned) return t('company.pinned', { ns: 'coverage' });
  if (company.isPreferred) return t('company.preferred', { ns: 'coverage' });
  if (company.isExcluded) return t('company.excluded', { ns: 'coverage' });
  if (company.interest) return t(`company.answer.${company.interest}`, { ns: 'coverage' });
  if (company.distanceKm !== null && company.distanceKm !== undefined) {
    return t('company.distance', { ns: 'coverage', km: company.distanceKm });
  }
  return t('company.candidate', { ns: 'coverage' });
}

/** What a company brings, line by line: the bottom margin. */
export function bringWords({ nCounted, nOnly, nFills }: MatrixColumn): string[] {
  const parts = [t('foot.counted', { ns: 'coverage', count: nCounted })];
  if (nOnly > 0) parts.push(t('foot.only', { ns: 'coverage', count: nOnly }));
  if (nFills > 0) parts.push(t('foot.fills', { ns: 'coverage', count: nFills }));
  return parts;
}
