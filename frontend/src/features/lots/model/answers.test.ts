import { beforeAll, describe, expect, it } from 'vitest';
import { requirement } from '../../../components/coverage/testing/samples';
import { plain, startWords } from '../../../components/coverage/testing/startWords';
import fr from '../wording/fr.json';
import { type Necessity, necessitySentences, type WhyNot, whyNotSentences, type Withdrawal, withdrawalSentence } from './answers';
import type { Facts } from './sentences';

const REQUIREMENTS = [requirement('PostgreSQL', { position: 1 })];

const FACTS: Facts = {
  language: 'fr',
  requirement: (id) => REQUIREMENTS.find((each) => each.id === id),
  contribution: () => undefined,
};

const ALPHA = { id: 'alpha', name: 'Alpha' };
const BETA = { id: 'beta', name: 'Béta' };

beforeAll(async () => startWords('fr', { lots: fr }));

function withdrawal(rest: Partial<Withdrawal>): Withdrawal {
  return { company: ALPHA, isHarmless: false, leavesNoLead: false, lost: [], reserve: null, ...rest };
}

function necessity(rest: Partial<Necessity>): Necessity {
  return { nMembers: 3, fewestMembers: 3, nCapable: 9, isProven: true, alone: [], smallerPart: null, ...rest };
}

function whyNot(rest: Partial<WhyNot>): WhyNot {
  return { kind: 'PRICE', isExcluded: false, isProven: true, company: BETA, change: [], grouping: null, elements: [], ...rest };
}

describe('a withdrawal', () => {
  it('that breaks nothing says so', () => {
    expect(plain(withdrawalSentence(withdrawal({ isHarmless: true }), FACTS))).toBe(
      'Sans Alpha, tout ce qui est obligatoire reste couvert.',
    );
  });

  it('names what is lost and the best replacement with what it changes', () => {
    const reserve = {
      company: BETA,
      change: [
        { objective: 'MEMBERS' as const, value: '0' },
        { objective: 'MISFIT' as const, value: '20' },
      ],
    };
    expect(plain(withdrawalSentence(withdrawal({ lost: [{ id: 'PostgreSQL' }], reserve }), FACTS))).toBe(
      'Sans Alpha, l’exigence obligatoire 2 (PostgreSQL) n’est plus couverte. Meilleure remplaçante : Béta ; ce qui change : Écart aux niveaux demandés (+20).',
    );
  });

  it('that leaves nobody to lead says that too', () => {
    expect(plain(withdrawalSentence(withdrawal({ leavesNoLead: true }), FACTS))).toBe(
      'Sans Alpha, aucun autre membre n’accepte d’être mandataire. Aucune entreprise ne peut à elle seule la remplacer.',
    );
  });
});

describe('the need for so many members', () => {
  it('is told with who could do it alone and how few would do', () => {
    const sentences = necessitySentences(necessity({ alone: [ALPHA], smallerPart: [ALPHA], fewestMembers: 1 }), FACTS);
    expect(sentences.map(plain)).toEqual([
      'Alpha pourrait prendre ce lot seule : en droit de la concurrence, son groupement avec d’autres demande une justification.',
      'Une partie du groupement suffirait : Alpha.',
      'Le plus petit groupement possible, quels que soient les souhaits de chacun, a 1 membre.',
      '9 entreprises du cluster apportent quelque chose de ce que demande le lot.',
    ]);
  });

  it('says when nothing is proved', () => {
    const sentences = necessitySentences(necessity({ isProven: false }), FACTS);
    expect(sentences.at(-1)).toContain('arrêté avant la preuve');
  });
});

describe('why a company is not in', () => {
  it('is its price', () => {
    const change = [{ objective: 'MEMBERS' as const, value: '1' }];
    const grouping = { members: [ALPHA, BETA], lead: ALPHA };
    expect(whyNotSentences(whyNot({ change, grouping, isExcluded: true }), FACTS).map(plain)).toEqual([
      'Vous avez écarté Béta ; ce qui suit n’en tient pas compte.',
      'Avec Béta, ce qui change : Nombre de membres (+1).',
      'Le meilleur groupement avec elle : Alpha et Béta.',
    ]);
  });

  it('is a tie when nothing changes', () => {
    const change = [{ objective: 'MEMBERS' as const, value: '0' }];
    expect(plain(whyNotSentences(whyNot({ change }), FACTS)[0] ?? '')).toBe(
      'Un groupement avec Béta vaut exactement autant.',
    );
  });

  it('is a rule, or that it brings nothing', () => {
    const elements = [{ kind: 'COMPANY_CONDITIONS' as const, requirement: null, company: null, limit: null }];
    expect(whyNotSentences(whyNot({ kind: 'RULED_OUT', elements }), FACTS)[0]).toContain('tant que ces règles valent');
    expect(whyNotSentences(whyNot({ kind: 'RULED_OUT' }), FACTS)[0]).toContain('n’apporte rien');
  });
});
