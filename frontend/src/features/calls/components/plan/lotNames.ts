import type { CallPlanPageQuery } from '../../../../gql/calls';

/** A lot of the call as plans name it. */
export type PlannedCallLot = NonNullable<CallPlanPageQuery['callForTender']>['lots'][number];

/** The numbers of some lots, in the order of the call; those that are gone are left out. */
export function numbersOf(lots: readonly PlannedCallLot[], ids: readonly string[]): readonly string[] {
  return lots.filter(({ id }) => ids.includes(id)).map(({ number }) => number);
}
