import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../../components/coverage/model/types';
import { countVerdicts, verdictOf } from './ownPart';

const asked = { kind: 'COMPETENCY', judgement: null } as const;

function brings(answer: Contribution['answer']): Contribution {
  return {
    companyId: 'c',
    requirementId: 'r',
    answer,
    level: 'EXPERT',
    fteTenths: 5,
    figure: null,
    proof: 'PROVED',
    competencyMatch: 'EXACT',
    validUntil: null,
  };
}

function verdict(answer: Contribution['answer']): string {
  return verdictOf(asked, { contribution: brings(answer), cover: undefined });
}

describe('the part of one’s own company', () => {
  it('says what the server says of a contribution', () => {
    expect(verdict('MEETS_ALONE')).toBe('meets');
    expect(verdict('COUNTS')).toBe('counts');
    expect(verdict('PARTIAL')).toBe('near');
  });

  it('is nothing where the company brings nothing', () => {
    expect(verdictOf(asked, { contribution: undefined, cover: undefined })).toBe('nothing');
  });

  it('leaves to people what only people can judge', () => {
    const inWords = { kind: 'FREE_TEXT', judgement: null } as const;
    expect(verdictOf(inWords, { contribution: undefined, cover: undefined })).toBe('notJudged');
    const judgement = { isCovered: true, reason: null, judgedAt: '2026-11-21T09:00:00Z', judgedBy: null };
    expect(verdictOf({ ...inWords, judgement }, { contribution: undefined, cover: undefined })).toBe('judged');
  });

  it('is counted under each word, in the order of the words', () => {
    expect(countVerdicts(['nothing', 'meets', 'nothing', 'notJudged'])).toEqual([
      { verdict: 'meets', count: 1 },
      { verdict: 'nothing', count: 2 },
      { verdict: 'notJudged', count: 1 },
    ]);
  });
});
