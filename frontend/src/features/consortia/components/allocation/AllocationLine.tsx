import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf } from '../../../../components/coverage/model/matrix';
import type { Requirement } from '../../../../components/coverage/model/types';
import { MoneyField } from '../../../../components/fields/MoneyField';
import { sentences, type UserError } from '../../../../lib/graphql/userErrors';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import type { Line, LineProblem } from '../../model/allocation';
import { parseShare, typedShare } from '../../model/shares';
import type { Member } from '../consortium';

interface AllocationLineProps {
  /** From 1, to tell the fields of one line from those of another. */
  readonly place: number;
  readonly line: Line;
  readonly members: readonly Member[];
  readonly requirements: readonly Requirement[];
  readonly titleOf: (requirement: Requirement) => string;
  readonly problems: readonly LineProblem[];
  readonly errors: readonly UserError[];
  readonly onChange: (line: Line) => void;
  readonly onRemove: () => void;
}

/** One line: a member, what it answers or does, its share and its amount. */
export function AllocationLine(props: AllocationLineProps): ReactNode {
  const { place, line, members, requirements, titleOf, onChange } = props;
  const { t } = useTranslation('consortia');
  const language = useLanguage();
  const name = (field: string): string => t('allocation.fieldOfLine', { field, place });
  const has = (field: LineProblem['field']): boolean => props.problems.some((problem) => problem.field === field);
  const said = (field: string): string | undefined =>
    sentences(props.errors.filter(({ path }) => path.includes(field)));

  /** A requirement names the task, unless a person has named it already. */
  function answer(requirementId: string): void {
    const before = requirements.find(({ id }) => id === line.requirementId);
    const next = requirements.find(({ id }) => id === requirementId);
    const isUnnamed = line.task.trim() === '' || (before !== undefined && line.task === titleOf(before));
    onChange({ ...line, requirementId, task: isUnnamed && next ? titleOf(next) : line.task });
  }

  return (
    <tr>
      <td data-field>
        <NativeSelect
          size="xs"
          aria-label={name(t('allocation.member'))}
          value={line.memberId}
          onChange={(event) => onChange({ ...line, memberId: event.currentTarget.value })}
          data={members.map(({ id, company }) => ({ value: id, label: company.name }))}
          error={said('memberId')}
        />
      </td>
      <td data-field>
        <NativeSelect
          size="xs"
          aria-label={name(t('allocation.answers'))}
          value={line.requirementId}
          onChange={(event) => answer(event.currentTarget.value)}
          data={[
            { value: '', label: t('allocation.noRequirement') },
            ...requirements.map((requirement) => ({
              value: requirement.id,
              label: t('allocation.requirement', { number: numberOf(requirement), title: titleOf(requirement) }),
            })),
          ]}
          error={said('requirementId')}
        />
      </td>
      <td data-field>
        <TextInput
          size="xs"
          aria-label={name(t('allocation.task'))}
          value={line.task}
          onChange={(event) => onChange({ ...line, task: event.currentTarget.value })}
          error={has('task') ? t('allocation.taskMissing') : said('task')}
        />
      </td>
      <td data-field>
        <TextInput
          size="xs"
          inputMode="decimal"
          aria-label={name(t('allocation.share'))}
          value={line.share}
          onChange={(event) => onChange({ ...line, share: event.currentTarget.value })}
          onBlur={() => {
            const share = parseShare(line.share);
            if (share !== undefined && typedShare(share, language) !== line.share) {
              onChange({ ...line, share: typedShare(share, language) });
            }
          }}
          rightSection="%"
          error={has('share') ? t('allocation.shareWrong') : said('sharePerTenThousand')}
        />
      </td>
      <td data-field>
        <MoneyField
          size="xs"
          label={name(t('allocation.amount'))}
          hidesLabel
          value={line.amount}
          onChange={(amount) => onChange({ ...line, amount })}
          error={said('amount')}
        />
      </td>
      <td>
        <ActionIcon
          size={30}
          variant="subtle"
          color="gray"
          aria-label={t('allocation.removeLine', { place })}
          onClick={props.onRemove}
        >
          <Trash2 size={15} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}
