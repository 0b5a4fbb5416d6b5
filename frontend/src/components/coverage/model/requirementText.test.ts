import { beforeAll, describe, expect, it } from 'vitest';
import { contribution, cover, requirement } from '../testing/samples';
import { plain, startWords } from '../testing/startWords';
import { marginOf } from './margin';
import {
  cellSentence,
  contributionFigure,
  contributionWords,
  fromCents,
  reachedText,
  requirementThreshold,
} from './requirementText';

const TURNOVER = requirement('ca', {
  kind: 'TURNOVER',
  competency: null,
  minLevel: null,
  nHolders: null,
  amount: { amount: '500000.00', currency: 'EUR' },
});

describe('what a requirement asks', () => {
  beforeAll(() => startWords('fr'));

  it('names the level, how many, and of whom', () => {
    const asked = requirement('PostgreSQL', { nHolders: 2, scope: 'MEMBER_ONLY' });
    expect(requirementThreshold(asked, 'fr')).toBe(
      '2 membres, niveau Confirmé au moins · Un membre, pas un sous-traitant',
    );
  });

  it('names years in the right number', () => {
    const references = { kind: 'REFERENCES', minLevel: null, nHolders: null, count: 3 } as const;
    expect(plain(requirementThreshold(requirement('r', { ...references, years: 1 }), 'fr'))).toBe(
      '3 au moins, de moins de 1 an',
    );
    expect(plain(requirementThreshold(requirement('r', { ...references, years: 3 }), 'fr'))).toContain('3 ans');
  });
});

describe('what a group reaches', () => {
  beforeAll(() => startWords('fr'));

  it.each([
    [requirement('a', { fteTenths: 200 }), '155', '200', '15,5 / 20 ETP'],
    [requirement('a', { nHolders: 2 }), '1', '2', '1 / 2'],
    [TURNOVER, '25000000', '50000000', '250 k € / 500 k €'],
    [requirement('a', { kind: 'HEADCOUNT', count: 20 }), '12', '20', '12 / 20 pers.'],
    [requirement('a', { kind: 'REFERENCES', count: 3 }), '2', '3', '2 / 3 réf.'],
  ])('is counted in the unit of the requirement', (asked, reached, demanded, words) => {
    expect(plain(reachedText(asked, { reached, demanded }, 'fr'))).toBe(words);
  });

  it('says nothing where only yes or no counts', () => {
    expect(reachedText(requirement('a'), { reached: '0', demanded: '1' }, 'fr')).toBe('');
    const certificate = requirement('iso', { kind: 'CERTIFICATE', nHolders: null });
    expect(reachedText(certificate, { reached: '1', demanded: '1' }, 'fr')).toBe('');
  });

  it('turns cents into money without a float', () => {
    expect(fromCents('9007199254740993')).toBe('90071992547409.93');
    expect(fromCents('5')).toBe('0.05');
    expect(fromCents('-150')).toBe('-1.50');
  });
});

describe('a cell in words', () => {
  beforeAll(() => startWords('fr'));

  it('names the answer, the level, the figure, the proof and its date', () => {
    const words = contributionWords(
      requirement('PostgreSQL', { fteTenths: 50 }),
      contribution('PostgreSQL', 'Béta', { answer: 'COUNTS', fteTenths: 25, validUntil: '2027-06-30' }),
      'fr',
    );
    expect(words.map(plain)).toEqual([
      'Compte',
      'niveau Expert',
      '2,5 ETP',
      'Prouvée',
      'valable jusqu’au 30 juin 2027',
    ]);
  });

  it('says that a broader competency is only partial, and when a proof has run out', () => {
    const words = contributionWords(
      requirement('PostgreSQL'),
      contribution('PostgreSQL', 'Béta', {
        answer: 'PARTIAL',
        competencyMatch: 'PARTIAL',
        proof: 'EXPIRED',
        validUntil: '2026-10-01',
      }),
      'fr',
    );
    expect(words).toContain('compétence plus large que celle demandée');
    expect(words.map(plain)).toContain('expirée le 1 oct. 2026');
  });

  it('shows turnover as money and people as people', () => {
    const turnover = contribution('ca', 'Béta', { level: null, figure: '25000000' });
    expect(plain(contributionFigure(TURNOVER, turnover, 'fr'))).toBe('250 k €');
    const headcount = requirement('a', { kind: 'HEADCOUNT', count: 20 });
    const people = contribution('a', 'Béta', { level: null, figure: '1' });
    expect(plain(contributionFigure(headcount, people, 'fr'))).toBe('1 personne');
  });

  it('is a whole sentence for those who do not see it', () => {
    const row = { type: 'requirement', key: 'a', number: '4', requirement: requirement('a'), cover: undefined } as const;
    expect(plain(cellSentence('Béta', row, undefined, 'fr'))).toBe('Béta, exigence 4 : rien');
    expect(plain(cellSentence('Béta', row, contribution('a', 'Béta'), 'fr'))).toBe(
      'Béta, exigence 4 : Suffit seule, niveau Expert, Prouvée',
    );
  });
});

describe('the right margin', () => {
  it.each([
    ['missing', { state: 'MISSING', redundancy: 'MISSING' }],
    ['partly', { state: 'PARTLY', redundancy: 'MISSING' }],
    ['toJudge', { state: 'TO_JUDGE', redundancy: 'MISSING' }],
    ['fragile', { state: 'COVERED', redundancy: 'FRAGILE' }],
    ['safe', { state: 'COVERED', redundancy: 'SAFE' }],
    ['judged', { state: 'COVERED', redundancy: 'SAFE', isJudgedByPerson: true }],
  ] as const)('says %s', (expected, rest) => {
    expect(marginOf(cover('a', rest))).toBe(expected);
  });
});
