import { type ParseKeys, t } from 'i18next';
import type { RunComparisonQuery } from '../../../gql/lots';
import { formatDay } from '../../../lib/format/dates';
import { localeOf, numberFormat } from '../../../lib/format/locale';
import type { Language } from '../../../lib/i18n/language';

type Comparison = NonNullable<NonNullable<RunComparisonQuery['groupingRun']>['comparison']>;
export type RunChange = Comparison['differences'][number];
type Kind = RunChange['kind'];

export type Part = 'input' | 'options' | 'answer';

const OPTIONS: ReadonlySet<Kind> = new Set(['OPTION_CHANGED', 'OPTION_COMPANY_ADDED', 'OPTION_COMPANY_REMOVED']);
const ANSWER: ReadonlySet<Kind> = new Set([
  'STATUS_CHANGED',
  'OBJECTIVE_CHANGED',
  'BOUND_CHANGED',
  'MEMBER_ADDED',
  'MEMBER_REMOVED',
  'LEAD_CHANGED',
  'SHARES_CHANGED',
  'ALTERNATIVE_ADDED',
  'ALTERNATIVE_REMOVED',
  'CONFLICT_CHANGED',
]);

function partOf(kind: Kind): Part {
  if (OPTIONS.has(kind)) return 'options';
  return ANSWER.has(kind) ? 'answer' : 'input';
}

/** The answer first, because it is what one looks for; then why it may be another. */
export function changesByPart(
  changes: readonly RunChange[],
): ReadonlyArray<{ readonly part: Part; readonly changes: readonly RunChange[] }> {
  const parts: readonly Part[] = ['answer', 'options', 'input'];
  return parts
    .map((part) => ({ part, changes: changes.filter(({ kind }) => partOf(kind) === part) }))
    .filter((found) => found.changes.length > 0);
}

/** What differs, as sentences, each once. */
export function changeSentences(changes: readonly RunChange[], language: Language): readonly string[] {
  const sentences = changes.map((change) => {
    const sentence = changeSentence(change, language);
    return sentence.charAt(0).toLocaleUpperCase(localeOf(language)) + sentence.slice(1);
  });
  return [...new Set(sentences)];
}

function changeSentence(change: RunChange, language: Language): string {
  const { kind, aspect, before, after } = change;
  const what = aspect === null ? '' : say(`changed.aspects.${aspect}`);
  const blanks = {
    what,
    who: change.company?.name ?? '',
    goal: change.objective === null ? '' : t(`objective.${change.objective}`, { ns: 'words' }),
    requirement: change.requirementName ?? say('changed.unnamed'),
    competency: change.competencyName ?? say('changed.unnamed'),
    members: new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(change.members.map(({ name }) => name)),
    before: figure(change, before, language),
    after: figure(change, after, language),
  };
  switch (kind) {
    case 'LOT_CHANGED':
    case 'REQUIREMENT_CHANGED':
    case 'COMPANY_CHANGED':
    case 'CAPABILITY_CHANGED':
    case 'OPTION_CHANGED':
      return before === null && after === null ? say(`changed.${kind}.plain`, blanks) : say(`changed.${kind}.figures`, blanks);
    case 'INTEREST_CHANGED':
      return aspect === null ? say('changed.INTEREST_CHANGED.answer', blanks) : say('changed.INTEREST_CHANGED.figures', blanks);
    default:
      return say(`changed.${kind}`, blanks);
  }
}

/** A figure or word of one side, as people write it. */
function figure(change: RunChange, value: string | null, language: Language): string {
  const { kind, aspect } = change;
  if (value === null) return say('changed.nothing');
  if (kind === 'DAY_CHANGED') return formatDay(value, language);
  if (kind === 'STATUS_CHANGED') return t(`groupingStatus.${value as 'FEASIBLE'}`, { ns: 'words' });
  if (kind === 'INTEREST_CHANGED' && aspect === null) return t(`interestAnswer.${value as 'MAYBE'}`, { ns: 'words' });
  if (kind === 'REQUIREMENT_CHANGED' && aspect === 'SCOPE') return t(`requirementScope.${value as 'POOLED'}`, { ns: 'words' });
  if (value === 'true') return say('changed.yes');
  if (value === 'false') return say('changed.no');
  if (aspect === 'OBJECTIVES') {
    const goals = value.split(',').map((goal) => t(`objective.${goal as 'MEMBERS'}`, { ns: 'words' }));
    return goals.join(', ');
  }
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  if (aspect === 'TIME_LIMIT') return numberFormat(language, { style: 'unit', unit: 'second' }).format(number / 1_000);
  const isReward = change.objective === 'PREFERENCE' || change.objective === 'COHESION';
  return numberFormat(language, { maximumFractionDigits: 2 }).format(isReward && number !== 0 ? -number : number);
}

/** A sentence of this feature's wording. */
function say(key: ParseKeys<'lots'>, blanks: Record<string, string | number> = {}): string {
  return t(key, { ns: 'lots', ...blanks });
}
