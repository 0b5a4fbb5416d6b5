import type { Objective, RunAnswerFragment, SuggestOptionsInput } from '../../../gql/lots';

export interface Named {
  readonly id: string;
  readonly name: string;
}

type RunOptions = RunAnswerFragment['options'];
export type Repair = NonNullable<RunAnswerFragment['conflict']>['repairs'][number];

/** What the coordinator asks of the engine, with the names that the screen shows. */
export interface AskedOptions {
  readonly pinned: readonly Named[];
  readonly excluded: readonly Named[];
  readonly preferred: readonly Named[];
  readonly maxMembers: number | null;
  readonly lead: Named | null;
  readonly allowsSubcontractors: boolean;
  readonly standsOneWithdrawal: boolean;
  /** The grouping that others are compared with; none when empty. */
  readonly near: readonly Named[];
  readonly objectives: readonly Objective[];
  readonly nAlternatives: number;
  readonly minDifference: number;
}

export const MOST_ALTERNATIVES = 10;

/** Where a first question starts: the goals in the order that the field asks for. */
export const FIRST_OPTIONS: AskedOptions = {
  pinned: [],
  excluded: [],
  preferred: [],
  maxMembers: null,
  lead: null,
  allowsSubcontractors: false,
  standsOneWithdrawal: false,
  near: [],
  objectives: ['UNCOVERED', 'MEMBERS', 'PREFERENCE', 'WEAK_PROOF', 'MISFIT', 'DISTANCE', 'COHESION', 'FAIRNESS'],
  nAlternatives: 3,
  minDifference: 1,
};

/** The options of a run, to go on from. */
export function optionsOf(run: RunOptions): AskedOptions {
  const { pinned, excluded, preferred, near, maxMembers, lead } = run;
  const { allowsSubcontractors, standsOneWithdrawal, objectives, nAlternatives, minDifference } = run;
  const wishes = { pinned, excluded, preferred, near, maxMembers, lead };
  return { ...wishes, allowsSubcontractors, standsOneWithdrawal, objectives, nAlternatives, minDifference };
}

/** As the server takes them; the seed and the time limit are left to it. */
export function inputOf(options: AskedOptions): SuggestOptionsInput {
  return {
    pinned: idsOf(options.pinned),
    excluded: idsOf(options.excluded),
    preferred: idsOf(options.preferred),
    maxMembers: options.maxMembers,
    lead: options.lead?.id ?? null,
    allowsSubcontractors: options.allowsSubcontractors,
    standsOneWithdrawal: options.standsOneWithdrawal,
    near: idsOf(options.near),
    objectives: [...options.objectives],
    nAlternatives: options.nAlternatives,
    minDifference: options.minDifference,
  };
}

function idsOf(companies: readonly Named[]): string[] {
  return companies.map(({ id }) => id);
}

function has(companies: readonly Named[], { id }: Named): boolean {
  return companies.some((each) => each.id === id);
}

function without(companies: readonly Named[], { id }: Named): readonly Named[] {
  return companies.filter((each) => each.id !== id);
}

/** Pins a company or lets it go; a pinned company is neither preferred nor excluded. */
export function togglePinned(options: AskedOptions, { id, name }: Named): AskedOptions {
  const company = { id, name };
  if (has(options.pinned, company)) return { ...options, pinned: without(options.pinned, company) };
  return {
    ...options,
    pinned: [...options.pinned, company],
    preferred: without(options.preferred, company),
    excluded: without(options.excluded, company),
  };
}

/** Prefers a company or no longer; a preferred company may come and go, so that it is neither pinned nor excluded. */
export function togglePreferred(options: AskedOptions, { id, name }: Named): AskedOptions {
  const company = { id, name };
  if (has(options.preferred, company)) return { ...options, preferred: without(options.preferred, company) };
  return {
    ...options,
    pinned: without(options.pinned, company),
    preferred: [...options.preferred, company],
    excluded: without(options.excluded, company),
    objectives: withPreference(options.objectives),
  };
}

/** Answers of earlier versions were found without this goal: it takes its usual place, after the number of members. */
function withPreference(objectives: readonly Objective[]): readonly Objective[] {
  if (objectives.includes('PREFERENCE')) return objectives;
  const at = objectives.indexOf('MEMBERS') + 1;
  return [...objectives.slice(0, at), 'PREFERENCE', ...objectives.slice(at)];
}

/** Looks for the best that stays near a grouping, which then counts right after what is covered; near nothing when empty. */
export function stayNear(options: AskedOptions, companies: readonly Named[]): AskedOptions {
  const others = options.objectives.filter((objective) => objective !== 'CHANGE');
  if (companies.length === 0) return { ...options, near: [], objectives: others };
  if (options.near.length > 0) return { ...options, near: companies };
  const at = others.indexOf('UNCOVERED') + 1;
  return { ...options, near: companies, objectives: [...others.slice(0, at), 'CHANGE', ...others.slice(at)] };
}

/** Excludes a company or lets it back; an excluded company is neither pinned, preferred nor lead. */
export function toggleExcluded(options: AskedOptions, { id, name }: Named): AskedOptions {
  const company = { id, name };
  if (has(options.excluded, company)) return { ...options, excluded: without(options.excluded, company) };
  return {
    ...options,
    excluded: [...options.excluded, company],
    pinned: without(options.pinned, company),
    preferred: without(options.preferred, company),
    lead: options.lead?.id === id ? null : options.lead,
  };
}

/** The options after a repair; undefined for a repair that no option can make: someone has to be found. */
export function applyRepair(options: AskedOptions, { kind, company, to }: Repair): AskedOptions | undefined {
  switch (kind) {
    case 'RAISE_MAX_MEMBERS':
      return { ...options, maxMembers: to };
    case 'DROP_EXCLUSION':
      return company ? { ...options, excluded: without(options.excluded, company) } : undefined;
    case 'DROP_PIN':
      return company ? { ...options, pinned: without(options.pinned, company) } : undefined;
    case 'FREE_LEAD':
      return { ...options, lead: null };
    case 'ACCEPT_INDISPENSABLE':
      return { ...options, standsOneWithdrawal: false };
    case 'ALLOW_SUBCONTRACTORS':
      return { ...options, allowsSubcontractors: true };
    default:
      return undefined;
  }
}
