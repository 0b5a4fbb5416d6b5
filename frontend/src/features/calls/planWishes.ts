import type { Objective, PlanOptionsInput } from '../../gql/calls';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A company on a lot. */
export interface Wish {
  readonly lotId: string;
  readonly company: Named;
}

/** What the coordinator wants of a plan, with the names that the screen shows. */
export interface PlanWishes {
  readonly allowsSubcontractors: boolean;
  readonly pinned: readonly Wish[];
  readonly excluded: readonly Wish[];
  /** Lots that are not planned. */
  readonly leftOut: readonly string[];
  readonly goals: readonly Objective[];
  readonly seconds: number;
}

/** What was wanted of a plan, as the server tells it. */
interface PlanOptions {
  readonly allowsSubcontractors: boolean;
  readonly pinned: readonly Wish[];
  readonly excluded: readonly Wish[];
  readonly leftOut: readonly string[];
  readonly objectives: readonly Objective[];
  readonly timeLimitMs: number;
}

export const MOST_SECONDS = 60;

/** Where a first plan starts. Nobody is preferred in a plan, so that preference is no goal of it. */
export const FIRST_WISHES: PlanWishes = {
  allowsSubcontractors: false,
  pinned: [],
  excluded: [],
  leftOut: [],
  goals: ['UNCOVERED', 'MEMBERS', 'WEAK_PROOF', 'MISFIT', 'DISTANCE', 'COHESION', 'FAIRNESS'],
  seconds: 10,
};

/** The wishes of a plan, to go on from. */
export function wishesOf(options: PlanOptions): PlanWishes {
  const { allowsSubcontractors, pinned, excluded, leftOut, objectives, timeLimitMs } = options;
  const goals = objectives.filter((goal) => goal !== 'PREFERENCE');
  return { allowsSubcontractors, pinned, excluded, leftOut, goals, seconds: timeLimitMs / 1000 };
}

/** As the server takes them, for the lots that the call has: what is wanted of lots that are left out is not sent. */
export function inputOf(wishes: PlanWishes, lotIds: readonly string[]): PlanOptionsInput {
  const sent = (list: readonly Wish[]): PlanOptionsInput['pinned'] =>
    wantedOf(wishes, list, lotIds).map(({ lotId, company }) => ({ lotId, companyId: company.id }));
  return {
    allowsSubcontractors: wishes.allowsSubcontractors,
    pinned: sent(wishes.pinned),
    excluded: sent(wishes.excluded),
    leftOut: wishes.leftOut.filter((lotId) => lotIds.includes(lotId)),
    objectives: [...wishes.goals],
    timeLimitMs: Math.round(wishes.seconds * 1000),
  };
}

/** Of pins or exclusions those on lots that are planned. */
export function wantedOf(
  { leftOut }: Pick<PlanWishes, 'leftOut'>,
  list: readonly Wish[],
  lotIds: readonly string[],
): readonly Wish[] {
  return list.filter(({ lotId }) => lotIds.includes(lotId) && !leftOut.includes(lotId));
}

/** Wants a company in the grouping of a lot, or out of it; it cannot be both. */
export function want(wishes: PlanWishes, list: 'pinned' | 'excluded', { lotId, company: { id, name } }: Wish): PlanWishes {
  const wish: Wish = { lotId, company: { id, name } };
  const free = drop(wishes, wish);
  return { ...free, [list]: [...free[list], wish] };
}

/** Wants a company neither in nor out. */
export function drop(wishes: PlanWishes, wish: Wish): PlanWishes {
  const isOther = ({ lotId, company }: Wish): boolean => lotId !== wish.lotId || company.id !== wish.company.id;
  return { ...wishes, pinned: wishes.pinned.filter(isOther), excluded: wishes.excluded.filter(isOther) };
}
