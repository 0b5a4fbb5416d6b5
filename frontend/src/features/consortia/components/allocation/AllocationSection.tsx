import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageLines } from '../../../../components/coverage/model/types';
import { requirementTitle } from '../../../../components/coverage/model/requirementText';
import { numberOf } from '../../../../components/coverage/model/matrix';
import { EmptyState } from '../../../../components/states/EmptyState';
import { Section } from '../../../../components/layout/Section';
import { formatMoney } from '../../../../lib/format/money';
import { formatShare } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { AllocationEditor } from './AllocationEditor';
import { type ConsortiumProps, requirementsOf } from '../consortium';
import classes from '../members/MembersSection.module.css';

interface AllocationSectionProps extends ConsortiumProps {
  readonly coverage: CoverageLines | undefined;
}

/** Who does what, for which share: to be edited by those who may, to be read by the other members. */
export function AllocationSection({ consortium, coverage }: AllocationSectionProps): ReactNode {
  const { t } = useTranslation('consortia');
  return (
    <Section title={t('allocation.title')} lead={t('allocation.lead')} bare>
      {consortium.viewerCanAllocate ? (
        <AllocationEditor consortium={consortium} coverage={coverage} />
      ) : (
        <AllocationTable consortium={consortium} />
      )}
    </Section>
  );
}

function AllocationTable({ consortium }: ConsortiumProps): ReactNode {
  const { t } = useTranslation('consortia');
  const language = useLanguage();
  const { allocations, members } = consortium;
  const requirements = requirementsOf(consortium);
  const hasAmounts = allocations.some(({ amount }) => amount !== null);
  const nameOf = (memberId: string): string => members.find(({ id }) => id === memberId)?.company.name ?? '';
  const answered = (requirementId: string | undefined): string => {
    const requirement = requirements.find(({ id }) => id === requirementId);
    return requirement ? t('allocation.requirement', { number: numberOf(requirement), title: requirementTitle(requirement) }) : '';
  };
  if (allocations.length === 0) return <EmptyState title={t('allocation.none')} />;
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('allocation.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('allocation.member')}</th>
            <th scope="col">{t('allocation.answers')}</th>
            <th scope="col">{t('allocation.task')}</th>
            <th scope="col" data-align="right">
              {t('allocation.share')}
            </th>
            {hasAmounts && (
              <th scope="col" data-align="right">
                {t('allocation.amount')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {allocations.map(({ id, member, requirement, task, sharePerTenThousand, amount }) => (
            <tr key={id}>
              <th scope="row">{nameOf(member.id)}</th>
              <td data-label={t('allocation.answers')}>{answered(requirement?.id)}</td>
              <td data-label={t('allocation.task')}>{task}</td>
              <td data-label={t('allocation.share')} data-align="right">
                {formatShare(sharePerTenThousand, language)}
              </td>
              {hasAmounts && (
                <td data-label={t('allocation.amount')} data-align="right">
                  {amount ? formatMoney(amount, language) : ''}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={classes.total}>
            <th scope="row" colSpan={3}>
              {t('allocation.total')}
            </th>
            <td data-align="right">{formatShare(consortium.sumOfShares, language)}</td>
            {hasAmounts && (
              <td data-align="right">{consortium.sumOfAmounts ? formatMoney(consortium.sumOfAmounts, language) : ''}</td>
            )}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
