import { Button, Group, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, Plus, Scale, SplitSquareHorizontal, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { requirementTitle } from '../../../../components/coverage/model/requirementText';
import type { CoverageLines } from '../../../../components/coverage/model/types';
import { EmptyState } from '../../../../components/states/EmptyState';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { formatMoney } from '../../../../lib/format/money';
import { formatShare } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { type Line, newLine, sharesByMember } from '../../model/allocation';
import { distributeRest, equalShares, inProportion, sumOf, sumOfAmounts, WHOLE } from '../../model/shares';
import { AllocationLine } from './AllocationLine';
import { type ConsortiumProps, type Member, presentMembers, requirementsOf } from '../consortium';
import classes from '../members/MembersSection.module.css';
import { useAllocationDraft } from './useAllocationDraft';

interface AllocationEditorProps extends ConsortiumProps {
  readonly coverage: CoverageLines | undefined;
}

/** The allocation, typed line by line and saved as a whole; it has to make 100.00 % before the consortium is formed. */
export function AllocationEditor({ consortium, coverage }: AllocationEditorProps): ReactNode {
  const { t } = useTranslation('consortia');
  const draft = useAllocationDraft(consortium);
  const { lines } = draft;
  const members = presentMembers(consortium);
  const requirements = requirementsOf(consortium);
  const [first] = members;
  if (!first) return <EmptyState title={t('allocation.noMembers')} />;
  return (
    <div className={classes.frame}>
      <table className={`${classes.table} ${classes.lines}`}>
        <caption className={classes.caption}>{t('allocation.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('allocation.member')}</th>
            <th scope="col">{t('allocation.answers')}</th>
            <th scope="col">{t('allocation.task')}</th>
            <th scope="col">{t('allocation.share')}</th>
            <th scope="col">{t('allocation.amount')}</th>
            <th scope="col">{t('allocation.remove')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <AllocationLine
              key={line.key}
              place={index + 1}
              line={line}
              members={members}
              requirements={requirements}
              problems={draft.problems.filter(({ key }) => key === line.key)}
              errors={draft.errorsAt(index)}
              onChange={(next) => draft.setLines(lines.map((each) => (each.key === line.key ? next : each)))}
              onRemove={() => draft.setLines(lines.filter(({ key }) => key !== line.key))}
              titleOf={requirementTitle}
            />
          ))}
        </tbody>
        <Totals lines={lines} shares={draft.shares} />
      </table>
      <MemberShares members={members} lines={lines} shares={draft.shares} />
      <div className={classes.notice}>
        <Button
          size="xs"
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => draft.setLines([...lines, newLine(first.id)])}
        >
          {t('allocation.add')}
        </Button>
        <SplitButtons
          shares={draft.shares}
          ftes={ftesOf(lines, members, coverage)}
          onShares={draft.setShares}
        />
      </div>
      <div className={classes.notice}>
        <FormErrors errors={draft.errors} />
        <Group gap="xs">
          <Button loading={draft.isSaving} onClick={() => void draft.save()}>
            {t('allocation.save')}
          </Button>
          {draft.isChanged && (
            <>
              <Button variant="default" onClick={draft.discard}>
                {t('allocation.discard')}
              </Button>
              <Text size="sm">{t('allocation.unsaved')}</Text>
            </>
          )}
        </Group>
      </div>
    </div>
  );
}

/** The people that each line's member brings to its requirement, in tenths. */
function ftesOf(lines: readonly Line[], members: readonly Member[], coverage: CoverageLines | undefined): number[] {
  return lines.map(({ memberId, requirementId }) => {
    const companyId = members.find(({ id }) => id === memberId)?.company.id;
    const found = coverage?.contributions.find(
      (each) => each.companyId === companyId && each.requirementId === requirementId,
    );
    return found?.fteTenths ?? 0;
  });
}

interface SplitButtonsProps {
  readonly shares: readonly number[];
  readonly ftes: readonly number[];
  readonly onShares: (shares: readonly number[]) => void;
}

/** Three ways to fill the shares in; each makes 100.00 % exactly. */
function SplitButtons({ shares, ftes, onShares }: SplitButtonsProps): ReactNode {
  const { t } = useTranslation('consortia');
  const ways = [
    {
      name: t('allocation.distribute'),
      Icon: Scale,
      isPossible: shares.length > 0 && sumOf(shares) < WHOLE,
      split: () => distributeRest(shares),
    },
    {
      name: t('allocation.equal'),
      Icon: SplitSquareHorizontal,
      isPossible: shares.length > 0,
      split: () => equalShares(shares.length),
    },
    {
      name: t('allocation.byFte'),
      Icon: Users,
      isPossible: sumOf(ftes) > 0,
      split: () => inProportion(WHOLE, ftes),
    },
  ];
  return ways.map(({ name, Icon, isPossible, split }) => (
    <Button
      key={name}
      size="xs"
      variant="default"
      leftSection={<Icon size={14} aria-hidden />}
      disabled={!isPossible}
      onClick={() => onShares(split())}
    >
      {name}
    </Button>
  ));
}

interface TotalsProps {
  readonly lines: readonly Line[];
  readonly shares: readonly number[];
}

function Totals({ lines, shares }: TotalsProps): ReactNode {
  const { t } = useTranslation('consortia');
  const language = useLanguage();
  const total = sumOf(shares);
  const amount = lines.length === 0 ? undefined : sumOfAmounts(lines.map((line) => line.amount));
  return (
    <tfoot>
      <tr className={classes.total}>
        <th scope="row" colSpan={3}>
          {t('allocation.total')}
        </th>
        <td aria-live="polite">
          <MarkedTotal isWhole={total === WHOLE}>{formatShare(total, language)}</MarkedTotal>
        </td>
        <td colSpan={2}>{amount === undefined ? '' : formatMoney({ amount, currency: 'EUR' }, language)}</td>
      </tr>
    </tfoot>
  );
}

interface MarkedTotalProps {
  readonly isWhole: boolean;
  readonly children: ReactNode;
}

/** A badge would be cut in a narrow column: the symbol and the figure alone. */
function MarkedTotal({ isWhole, children }: MarkedTotalProps): ReactNode {
  const Icon = isWhole ? CircleCheck : CircleAlert;
  return (
    <span className={classes.marked} data-whole={isWhole || undefined}>
      <Icon size={15} aria-hidden />
      {children}
    </span>
  );
}

interface MemberSharesProps extends TotalsProps {
  readonly members: readonly Member[];
}

/** What each member does in all, and what is missing or too much, while it is typed. */
function MemberShares({ members, lines, shares }: MemberSharesProps): ReactNode {
  const { t } = useTranslation('consortia');
  const language = useLanguage();
  const sums = sharesByMember(lines);
  const total = sumOf(shares);
  const each = members.map(({ id, company }) =>
    t('allocation.memberShare', { company: company.name, share: formatShare(sums.get(id) ?? 0, language) }),
  );
  return (
    <div className={classes.notice}>
      <Text size="sm" c="dimmed">
        {each.join(' · ')}
      </Text>
      {total < WHOLE && <Text size="sm">{t('allocation.left', { share: formatShare(WHOLE - total, language) })}</Text>}
      {total > WHOLE && <Text size="sm">{t('allocation.over', { share: formatShare(total - WHOLE, language) })}</Text>}
    </div>
  );
}
