import type { Contribution, Cover, Requirement } from '../../../components/coverage/model/types';

/** How one's own company stands towards a requirement, the best first. */
export const VERDICTS = ['meets', 'counts', 'near', 'nothing', 'judged', 'notJudged'] as const;
export type Verdict = (typeof VERDICTS)[number];

interface Own {
  readonly contribution: Contribution | undefined;
  /** How far the company covers it alone. */
  readonly cover: Cover | undefined;
}

/** What the server says of one's own part, as one word; what only a person judges is nobody's part. */
export function verdictOf({ kind, judgement }: Pick<Requirement, 'kind' | 'judgement'>, { contribution, cover }: Own): Verdict {
  if (kind === 'FREE_TEXT') return judgement?.isCovered === true ? 'judged' : 'notJudged';
  if (cover?.isJudgedByPerson === true && cover.state === 'COVERED') return 'judged';
  if (!contribution) return 'nothing';
  if (contribution.answer === 'PARTIAL') return 'near';
  return contribution.answer === 'MEETS_ALONE' ? 'meets' : 'counts';
}

/** How many mandatory requirements stand under each word. */
export function countVerdicts(verdicts: readonly Verdict[]): Array<{ readonly verdict: Verdict; readonly count: number }> {
  return VERDICTS.map((verdict) => ({ verdict, count: verdicts.filter((each) => each === verdict).length })).filter(
    ({ count }) => count > 0,
  );
}
