import { type ParseKeys, t } from 'i18next';
import { numberOf } from '../../../components/coverage/model/matrix';
import { contributionWords, requirementTitle } from '../../../components/coverage/model/requirementText';
import type { Contribution, Requirement } from '../../../components/coverage/model/types';
import { counted } from '../../../components/goals/goals';
import { localeOf, numberFormat } from '../../../lib/format/locale';
import type { NewcomerEffectKind } from '../../../gql/lots';
import type { Language } from '../../../lib/i18n/language';
import type { Difference, ObjectiveValueNumber } from './comparison';
import type { AskedOptions, Repair } from './options';
import type { ConflictElement, MemberReason, ObjectiveValue } from './run';

/** Where sentences find the things that an answer names by id. */
export interface Facts {
  readonly language: Language;
  readonly requirement: (id: string) => Requirement | undefined;
  readonly contribution: (requirementId: string, companyId: string) => Contribution | undefined;
  /** Whether it is about several lots of a call that one grouping is to answer. */
  readonly isJoint?: boolean;
}

interface Identified {
  readonly id: string;
}

/** Why a member is in the grouping, each claim with its datum: what it alone covers, shares, leaves behind, and who could replace it. */
export function reasonSentences(reason: MemberReason, facts: Facts): string[] {
  const { onlyItCovers, shares, lostWithout, replacements, company } = reason;
  const sentences: string[] = [];
  if (reason.isPinned) sentences.push(say('why.pinned'));
  if (onlyItCovers.length > 0) {
    const what = listed(onlyItCovers.map(({ id }) => withDatum(id, company.id, facts)), facts);
    sentences.push(say('why.only', { count: onlyItCovers.length, what }));
  }
  if (shares.length > 0) {
    sentences.push(say('why.shares', { count: shares.length, what: listed(named(shares, facts), facts) }));
  }
  sentences.push(
    lostWithout.length > 0
      ? say('why.lost', { count: lostWithout.length, what: listed(named(lostWithout, facts), facts) })
      : say('why.nothingLost'),
  );
  sentences.push(
    replacements.length > 0
      ? say('why.replacements', { who: either(replacements.map(({ name }) => name), facts) })
      : say('why.irreplaceable'),
  );
  return sentences;
}

/** The difference that a company would make by joining: what it would cover, bring nearer, make safe and break. */
export function effectSentences(
  effects: ReadonlyArray<{ readonly requirementId: string; readonly kind: NewcomerEffectKind }>,
  facts: Facts,
): string[] {
  return EFFECTS.flatMap((kind) => {
    const those = effects.filter((effect) => effect.kind === kind);
    if (those.length === 0) return [];
    const what = listed(
      those.map(({ requirementId }) => requirementName(requirementId, facts)),
      facts,
    );
    return [say(`effect.${kind}`, { count: those.length, what })];
  });
}

const EFFECTS: readonly NewcomerEffectKind[] = ['CLOSES', 'ADVANCES', 'SECURES', 'BREAKS'];

/** "6 (ISO 27001)"; with several lots "2.6 (lot 2, ISO 27001)". */
export function requirementName(id: string, { requirement }: Facts): string {
  const found = requirement(id);
  return found ? say('named.plain', { number: numberOf(found), title: titleOf(found) }) : say('named.unknown');
}

/** What is asked, and by which lot where there are several. */
function titleOf(requirement: Requirement): string {
  const title = requirementTitle(requirement);
  return requirement.lotNumber === undefined ? title : say('named.ofLot', { lot: requirement.lotNumber, title });
}

function named(requirements: readonly Identified[], facts: Facts): string[] {
  return requirements.map(({ id }) => requirementName(id, facts));
}

/** A requirement with what the company brings to it: level, figure, proof and its date. */
function withDatum(requirementId: string, companyId: string, facts: Facts): string {
  const found = facts.requirement(requirementId);
  const contribution = facts.contribution(requirementId, companyId);
  if (!found || !contribution) return requirementName(requirementId, facts);
  // The first word says how far it answers, which this sentence says already.
  const [, ...datum] = contributionWords(found, contribution, facts.language);
  return say('named.withDatum', { number: numberOf(found), title: titleOf(found), datum: datum.join(', ') });
}

/** "a, b et c". */
export function listed(items: readonly string[], { language }: Pick<Facts, 'language'>): string {
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(items);
}

/** "a, b ou c". */
function either(items: readonly string[], { language }: Pick<Facts, 'language'>): string {
  return new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(items);
}

/** What is worth telling: nobody asks how many preferred companies are in when none is preferred. */
export function toldValues<Value extends Pick<ObjectiveValue, 'objective'>>(
  values: readonly Value[],
  { preferred }: Pick<AskedOptions, 'preferred'>,
): readonly Value[] {
  return preferred.length > 0 ? values : values.filter(({ objective }) => objective !== 'PREFERENCE');
}

/** Values in words, inside a sentence. */
export function valuesInSentence(values: readonly ObjectiveValue[], facts: Pick<Facts, 'language'>): string {
  const words = values.map((value) => objectiveSentence(value, facts.language));
  return listed(words.map((word) => word.charAt(0).toLowerCase() + word.slice(1)), facts);
}

/** One goal's value in words. */
export function objectiveSentence({ objective, value }: ObjectiveValue, language: Language): string {
  const count = counted(objective, Number(value));
  const amount = numberFormat(language, {}).format(count);
  return count === 0 ? say(`objective.${objective}.none`) : say(`objective.${objective}.some`, { count, amount });
}

/** In which goals an alternative is better and in which it is worse, by how much. */
export function tradeSentences({ deltas }: Difference, facts: Pick<Facts, 'language'>): string[] {
  const words = (some: readonly ObjectiveValueNumber[]): string =>
    listed(some.map((delta) => deltaWords(delta, facts.language)), facts);
  const better = deltas.filter(({ value }) => value < 0);
  const worse = deltas.filter(({ value }) => value > 0);
  const sentences: string[] = [];
  if (better.length > 0) sentences.push(say('difference.better', { what: words(better) }));
  if (worse.length > 0) sentences.push(say('difference.worse', { what: words(worse) }));
  return sentences;
}

/** "Nombre de membres (+1)", from the value as the server writes it. */
export function changeWords({ objective, value }: ObjectiveValue, language: Language): string {
  return deltaWords({ objective, value: Number(value) }, language);
}

/** "Nombre de membres (+1)". */
function deltaWords({ objective, value }: ObjectiveValueNumber, language: Language): string {
  const amount = numberFormat(language, { signDisplay: 'always' }).format(counted(objective, value));
  return say('difference.delta', { goal: t(`objective.${objective}`, { ns: 'words' }), amount });
}

export function differenceSentences(difference: Difference, facts: Pick<Facts, 'language'>): string[] {
  const { joining, leaving } = difference;
  const sentences: string[] = [];
  if (joining.length > 0) sentences.push(say('difference.joining', { who: listed(joining, facts) }));
  if (leaving.length > 0) sentences.push(say('difference.leaving', { who: listed(leaving, facts) }));
  return sentences;
}

/** One of the rules that cannot all be kept. */
export function conflictSentence(element: ConflictElement, facts: Facts): string {
  const { kind, requirement, company, limit } = element;
  switch (kind) {
    case 'REQUIREMENT':
      return say('conflict.REQUIREMENT', { requirement: requirement ? requirementName(requirement.id, facts) : '' });
    case 'MAX_MEMBERS':
      return say('conflict.MAX_MEMBERS', { count: limit ?? 0 });
    case 'PINNED':
      return say('conflict.PINNED', { company: company?.name ?? '' });
    case 'EXCLUDED':
      return say('conflict.EXCLUDED', { company: company?.name ?? '' });
    case 'LEAD':
      return company ? say('conflict.LEAD', { company: company.name }) : say('conflict.anyLead');
    default:
      return say(`conflict.${kind}`);
  }
}

/** What a repair would do, as the label of its button, or as information when nothing on this screen can do it. */
export function repairSentence(repair: Repair, facts: Facts, reach: (repair: Repair) => string): string {
  const { kind, company, requirement, to } = repair;
  switch (kind) {
    case 'RAISE_MAX_MEMBERS':
      return say('repair.RAISE_MAX_MEMBERS', { count: to ?? 0 });
    case 'DROP_EXCLUSION':
      return say('repair.DROP_EXCLUSION', { company: company?.name ?? '' });
    case 'DROP_PIN':
      return say('repair.DROP_PIN', { company: company?.name ?? '' });
    case 'FIND_FOR_REQUIREMENT': {
      const name = requirement ? requirementName(requirement.id, facts) : '';
      const reached = reach(repair);
      return reached === ''
        ? say('repair.FIND_FOR_REQUIREMENT', { requirement: name })
        : say('repair.findReaching', { requirement: name, reached });
    }
    default:
      return say(`repair.${kind}`);
  }
}

/** A sentence of this feature's wording. */
function say(key: ParseKeys<'lots'>, blanks: Record<string, string | number> = {}): string {
  return t(key, { ns: 'lots', ...blanks });
}
