import { type ParseKeys, t } from 'i18next';
import type { SuggestionQuestionsQuery, WhyNotQuery } from '../../../gql/lots';
import { changeWords, type Facts, listed, requirementName } from './sentences';

type AboutSuggestion = Extract<NonNullable<SuggestionQuestionsQuery['node']>, { readonly id: string }>;
export type Withdrawal = NonNullable<AboutSuggestion['withdrawals']>[number];
export type Necessity = NonNullable<AboutSuggestion['necessity']>;
export type WhyNot = NonNullable<NonNullable<WhyNotQuery['groupingRun']>['whyNot']>;

/** What a member's withdrawal breaks, and who could take its place at what price. */
export function withdrawalSentence(withdrawal: Withdrawal, facts: Facts): string {
  const { company, isHarmless, lost, leavesNoLead, reserve } = withdrawal;
  if (isHarmless) return say('questions.harmless', { company: company.name });
  const what = listed(lost.map(({ id }) => requirementName(id, facts)), facts);
  const broken = [
    ...(lost.length > 0 ? [say('questions.breaks', { company: company.name, count: lost.length, what })] : []),
    ...(leavesNoLead ? [say('questions.noLead', { company: company.name })] : []),
  ];
  const next = reserve
    ? say('questions.reserve', { company: reserve.company.name, change: changeText(reserve.change, facts) })
    : say('questions.noReserve');
  return [...broken, next].join(' ');
}

/** Whether as many members are needed; what is not proved says so. */
export function necessitySentences(necessity: Necessity, facts: Facts): string[] {
  const { alone, smallerPart, nMembers, fewestMembers, nCapable, isProven } = necessity;
  const names = (companies: ReadonlyArray<{ readonly name: string }>): string =>
    listed(companies.map(({ name }) => name), facts);
  return [
    alone.length > 0
      ? say(facts.isJoint ? 'together.alone' : 'questions.alone', { count: alone.length, who: names(alone) })
      : say(facts.isJoint ? 'together.nobodyAlone' : 'questions.nobodyAlone'),
    smallerPart
      ? say('questions.smallerPart', { who: names(smallerPart) })
      : say('questions.allNeeded', { count: nMembers }),
    say('questions.fewest', { count: fewestMembers }),
    say(facts.isJoint ? 'together.capable' : 'questions.capable', { count: nCapable }),
    ...(isProven ? [] : [say('questions.notProved')]),
  ];
}

/** What it would cost to have a company in, or that rules keep it out; those are listed after it. */
export function whyNotSentences(whyNot: WhyNot, facts: Facts): string[] {
  const company = whyNot.company.name;
  const excluded = whyNot.isExcluded ? [say('questions.isExcluded', { company })] : [];
  switch (whyNot.kind) {
    case 'IS_IN':
      return [say('questions.isIn', { company })];
    case 'PRICE':
      return [
        ...excluded,
        whyNot.change.every(({ value }) => Number(value) === 0)
          ? say('questions.equal', { company })
          : say('questions.price', { company, change: changeText(whyNot.change, facts) }),
        say('questions.priceWith', { who: listed((whyNot.grouping?.members ?? []).map(({ name }) => name), facts) }),
        ...(whyNot.isProven ? [] : [say('questions.notProved')]),
      ];
    case 'RULED_OUT':
      return [
        ...excluded,
        whyNot.elements.length > 0 ? say('questions.ruledOut', { company }) : say(facts.isJoint ? 'together.useless' : 'questions.useless', { company }),
      ];
    default:
      return [...excluded, say('questions.unknown', { company })];
  }
}

function changeText(change: WhyNot['change'], facts: Facts): string {
  const moved = change.filter(({ value }) => Number(value) !== 0);
  return moved.length === 0
    ? say('questions.noChange')
    : listed(moved.map((one) => changeWords(one, facts.language)), facts);
}

/** A sentence of this feature's wording. */
function say(key: ParseKeys<'lots'>, blanks: Record<string, string | number> = {}): string {
  return t(key, { ns: 'lots', ...blanks });
}
