import type { AllocationInput, ConsortiumPageQuery } from '../../../gql/consortia';
import type { Language } from '../../../lib/i18n/language';
import { parseShare, typedShare } from './shares';

type Consortium = NonNullable<ConsortiumPageQuery['consortium']>;
export type Allocation = Consortium['allocations'][number];

/** A line of the allocation as it is typed. */
export interface Line {
  /** Stays with the line on screen, saved or not. */
  readonly key: string;
  readonly id: string | undefined;
  readonly memberId: string;
  /** Empty for a task that answers no requirement. */
  readonly requirementId: string;
  readonly task: string;
  /** As typed, in percent. */
  readonly share: string;
  /** Decimal text in euros; empty when unknown. */
  readonly amount: string;
}

export function linesOf(allocations: readonly Allocation[], language: Language): Line[] {
  return allocations.map(({ id, member, requirement, task, sharePerTenThousand, amount }) => ({
    key: id,
    id,
    memberId: member.id,
    requirementId: requirement?.id ?? '',
    task,
    share: typedShare(sharePerTenThousand, language),
    amount: amount?.amount ?? '',
  }));
}

/** An empty line for a member. */
export function newLine(memberId: string): Line {
  return { key: crypto.randomUUID(), id: undefined, memberId, requirementId: '', task: '', share: '0', amount: '' };
}

/** The shares typed, in per-ten-thousands; what is not readable counts for nothing until it is. */
export function sharesOf(lines: readonly Line[]): number[] {
  return lines.map(({ share }) => parseShare(share) ?? 0);
}

export function withShares(lines: readonly Line[], shares: readonly number[], language: Language): Line[] {
  return lines.map((line, index) => ({ ...line, share: typedShare(shares[index] ?? 0, language) }));
}

/** What each member does in all, in per-ten-thousands. */
export function sharesByMember(lines: readonly Line[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { memberId, share } of lines) sums.set(memberId, (sums.get(memberId) ?? 0) + (parseShare(share) ?? 0));
  return sums;
}

/** What is wrong with a line before it can be sent: the server cannot even read it. */
export interface LineProblem {
  readonly key: string;
  readonly field: 'share' | 'task';
}

export function problemsOf(lines: readonly Line[]): LineProblem[] {
  return lines.flatMap(({ key, share, task }): LineProblem[] => [
    ...(parseShare(share) === undefined ? [{ key, field: 'share' } as const] : []),
    ...(task.trim() === '' ? [{ key, field: 'task' } as const] : []),
  ]);
}

export function inputOf(lines: readonly Line[]): AllocationInput[] {
  return lines.map(({ id, memberId, requirementId, task, share, amount }) => ({
    id: id ?? null,
    memberId,
    requirementId: requirementId === '' ? null : requirementId,
    task: task.trim(),
    sharePerTenThousand: parseShare(share) ?? 0,
    amount: amount === '' ? null : { amount },
  }));
}

/** Saved lines as the server takes them back. */
export function inputOfSaved(allocations: readonly Allocation[]): AllocationInput[] {
  return allocations.map(({ id, member, requirement, task, sharePerTenThousand, amount }) => ({
    id,
    memberId: member.id,
    requirementId: requirement?.id ?? null,
    task,
    sharePerTenThousand,
    amount: amount && { amount: amount.amount, currency: amount.currency },
  }));
}

/** The lines of a member who comes back under a new id, as new lines. */
export function restoredLines(allocations: readonly Allocation[], formerId: string, memberId: string): AllocationInput[] {
  const former = allocations.filter(({ member }) => member.id === formerId);
  return inputOfSaved(former).map((line) => ({ ...line, id: null, memberId }));
}
