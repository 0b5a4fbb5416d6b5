import { beforeAll, describe, expect, it } from 'vitest';
import { contribution, requirement } from '../../../components/coverage/testing/samples';
import { plain, startWords } from '../../../components/coverage/testing/startWords';
import en from '../wording/en.json';
import fr from '../wording/fr.json';
import { differenceOf, letterOf } from './comparison';
import type { Repair } from './options';
import type { ConflictElement, MemberReason, ObjectiveValue, RunSuggestion } from './run';
import {
  conflictSentence,
  differenceSentences,
  type Facts,
  objectiveSentence,
  reasonSentences,
  repairSentence,
  toldValues,
  tradeSentences,
  valuesInSentence,
} from './sentences';

const REQUIREMENTS = [
  requirement('PostgreSQL', { position: 1 }),
  requirement('iso', { kind: 'CERTIFICATE', certificateCode: 'ISO 27001', competency: null, position: 5 }),
];

const FACTS: Facts = {
  language: 'fr',
  requirement: (id) => REQUIREMENTS.find((each) => each.id === id),
  contribution: (requirementId, companyId) =>
    requirementId === 'iso' && companyId === 'beta'
      ? contribution('iso', 'beta', { level: null, competencyMatch: null, validUntil: '2027-06-30' })
      : undefined,
};

function reason(rest: Partial<MemberReason>): MemberReason {
  return {
    company: { id: 'beta', name: 'Béta' },
    onlyItCovers: [],
    shares: [],
    lostWithout: [],
    replacements: [],
    isPinned: false,
    ...rest,
  };
}

function suggestion(memberNames: readonly string[], objective: readonly ObjectiveValue[]): RunSuggestion {
  const members = memberNames.map((name) => ({ id: name, name, mayLead: true }));
  return {
    id: memberNames.join(),
    rank: 1,
    members,
    subcontractors: [],
    lead: { id: memberNames[0] ?? '', name: memberNames[0] ?? '' },
    assignments: [],
    uncovered: [],
    objective,
    isProven: true,
    reasons: [],
    viewerCanAccept: true,
  };
}

describe('why a member is there', () => {
  beforeAll(() => startWords('fr', { lots: fr }));

  it('names the requirement, the datum with its date, and what would change', () => {
    const sentences = reasonSentences(
      reason({
        onlyItCovers: [{ id: 'iso' }],
        shares: [{ id: 'PostgreSQL' }],
        lostWithout: [{ id: 'PostgreSQL' }, { id: 'iso' }],
        replacements: [
          { id: 'eole', name: 'Éole' },
          { id: 'delta', name: 'Delta' },
        ],
      }),
      FACTS,
    );
    expect(sentences.map(plain)).toEqual([
      'Elle est seule dans le groupement à répondre à l’exigence 6 (ISO 27001 : Prouvée, valable jusqu’au 30 juin 2027).',
      'Elle contribue avec d’autres à l’exigence 2 (PostgreSQL).',
      'Sans elle, les exigences 2 (PostgreSQL) et 6 (ISO 27001) ne sont plus couvertes.',
      'Pourrait la remplacer sans perdre d’exigence obligatoire : Éole ou Delta.',
    ]);
  });

  it('says so when nothing would be lost and nobody could replace it', () => {
    expect(reasonSentences(reason({ isPinned: true }), FACTS)).toEqual([
      'Vous l’avez épinglée.',
      'Sans elle, tout resterait couvert.',
      'Aucune autre entreprise ne peut à elle seule la remplacer.',
    ]);
  });

  it('does not break on a requirement that has been deleted since', () => {
    const [sentence] = reasonSentences(reason({ onlyItCovers: [{ id: 'gone' }] }), FACTS);
    expect(sentence).toBe('Elle est seule dans le groupement à répondre à l’exigence inconnue.');
  });
});

describe('objectives in words', () => {
  beforeAll(() => startWords('fr', { lots: fr }));

  it.each([
    [{ objective: 'MEMBERS', value: '3' }, '3 membres'],
    [{ objective: 'WEAK_PROOF', value: '0' }, 'Tout est prouvé'],
    [{ objective: 'WEAK_PROOF', value: '1' }, '1 contribution déclarée sans preuve'],
    [{ objective: 'COHESION', value: '-2' }, '2 collaborations passées entre membres'],
    [{ objective: 'PREFERENCE', value: '-1' }, '1 entreprise préférée'],
    [{ objective: 'PREFERENCE', value: '0' }, 'Aucune des entreprises préférées'],
    [{ objective: 'DISTANCE', value: '1240' }, '1 240 km du lieu du marché en tout'],
  ] as const)('%o', (value, words) => {
    expect(plain(objectiveSentence(value, 'fr'))).toBe(words);
  });
});

describe('what is told of a value', () => {
  it('goes on in the middle of a sentence', async () => {
    await startWords('fr', { lots: fr });
    const values: ObjectiveValue[] = [
      { objective: 'UNCOVERED', value: '0' },
      { objective: 'MEMBERS', value: '7' },
    ];
    expect(plain(valuesInSentence(values, FACTS))).toBe('aucune exigence souhaitable n’est laissée de côté et 7 membres');
  });

  const values = [{ objective: 'MEMBERS' }, { objective: 'PREFERENCE' }] as const;

  it('leaves preferences out where nobody is preferred', () => {
    expect(toldValues(values, { preferred: [] })).toEqual([{ objective: 'MEMBERS' }]);
    expect(toldValues(values, { preferred: [{ id: 'acme', name: 'Acme' }] })).toEqual(values);
  });
});

describe('alternatives', () => {
  beforeAll(() => startWords('fr', { lots: fr }));

  const best = suggestion(['Acme', 'Béta'], [
    { objective: 'MEMBERS', value: '2' },
    { objective: 'DISTANCE', value: '140' },
  ]);
  const other = suggestion(['Acme', 'Cité', 'Delta'], [
    { objective: 'MEMBERS', value: '3' },
    { objective: 'DISTANCE', value: '78' },
  ]);

  it('say who comes and goes, and what gets better or worse', () => {
    const difference = differenceOf(best, other);
    expect(differenceSentences(difference, FACTS)).toEqual(['Avec Cité et Delta', 'Sans Béta']);
    expect(tradeSentences(difference, FACTS).map(plain)).toEqual([
      'Mieux : Distance (-62)',
      'Moins bien : Nombre de membres (+1)',
    ]);
  });

  it('count a reward that is lost as less of it', () => {
    const liked = suggestion(['Acme'], [{ objective: 'PREFERENCE', value: '-1' }]);
    const loved = suggestion(['Béta'], [{ objective: 'PREFERENCE', value: '-2' }]);
    expect(tradeSentences(differenceOf(liked, loved), FACTS).map(plain)).toEqual(['Mieux : Entreprises préférées (+1)']);
    expect(tradeSentences(differenceOf(loved, liked), FACTS).map(plain)).toEqual([
      'Moins bien : Entreprises préférées (-1)',
    ]);
  });

  it('have no difference to themselves', () => {
    expect(differenceOf(best, best)).toEqual({ joining: [], leaving: [], deltas: [] });
  });

  it('are called by letters', () => {
    expect([1, 2, 11].map(letterOf)).toEqual(['A', 'B', 'K']);
  });
});

function element(rest: Partial<ConflictElement>): ConflictElement {
  return { kind: 'REQUIREMENT', requirement: null, company: null, limit: null, ...rest };
}

describe('impossible lots', () => {
  beforeAll(() => startWords('fr', { lots: fr }));

  it.each([
    [element({ requirement: { id: 'iso' } }), 'l’exigence 6 (ISO 27001) est obligatoire'],
    [element({ kind: 'MAX_MEMBERS', limit: 2 }), '2 membres au plus'],
    [element({ kind: 'PINNED', company: { id: 'beta', name: 'Béta' } }), 'Béta est épinglée'],
    [element({ kind: 'LEAD' }), 'un membre doit pouvoir être mandataire'],
    [element({ kind: 'NO_SUBCONTRACTORS' }), 'les sous-traitants ne sont pas autorisés'],
    [element({ kind: 'COMPANY_CONDITIONS' }), 'des entreprises ont mis des conditions à leur participation'],
  ])('say each rule', (rule, sentence) => {
    expect(plain(conflictSentence(rule, FACTS))).toBe(sentence);
  });

  it('say what each repair does', () => {
    const blank = { company: null, requirement: null, to: null, reached: null, demanded: null };
    const raise: Repair = { ...blank, kind: 'RAISE_MAX_MEMBERS', to: 4 };
    const search: Repair = { ...blank, kind: 'FIND_FOR_REQUIREMENT', requirement: { id: 'PostgreSQL' } };
    expect(plain(repairSentence(raise, FACTS, () => ''))).toBe('Aller jusqu’à 4 membres');
    expect(plain(repairSentence(search, FACTS, () => '12 / 20 ETP'))).toBe(
      'Trouver une entreprise hors du cluster pour l’exigence 2 (PostgreSQL), ou interroger l’acheteur. Atteint au mieux : 12 / 20 ETP.',
    );
  });
});

describe('in English', () => {
  beforeAll(() => startWords('en', { lots: en }));

  it('the same facts make English sentences', () => {
    const [only] = reasonSentences(reason({ onlyItCovers: [{ id: 'iso' }] }), { ...FACTS, language: 'en' });
    expect(plain(only ?? '')).toBe(
      'It is the only one in the grouping to answer requirement 6 (ISO 27001: Proved, valid until 30 Jun 2027).',
    );
  });
});
