import { beforeAll, describe, expect, it } from 'vitest';
import { plain, startWords } from '../../../components/coverage/testing/startWords';
import en from '../wording/en.json';
import fr from '../wording/fr.json';
import { changesByPart, changeSentences, type RunChange } from './runChanges';

const ALPHA = { id: 'alpha', name: 'Alpha' };
const BETA = { id: 'beta', name: 'Béta' };

function change(rest: Partial<RunChange> & Pick<RunChange, 'kind'>): RunChange {
  return {
    aspect: null,
    company: null,
    requirementName: null,
    competencyName: null,
    objective: null,
    before: null,
    after: null,
    members: [],
    ...rest,
  };
}

describe('what differs between two runs', () => {
  beforeAll(async () => startWords('fr', { lots: fr }));

  it.each<[string, RunChange, string]>([
    [
      'a level with its figures',
      change({ kind: 'CAPABILITY_CHANGED', aspect: 'LEVEL', company: ALPHA, competencyName: 'Drupal', before: '2', after: '4' }),
      'Alpha, Drupal, niveau : 2, puis 4.',
    ],
    [
      'proofs without figures',
      change({ kind: 'CAPABILITY_CHANGED', aspect: 'EVIDENCE', company: ALPHA, competencyName: 'Drupal' }),
      'Alpha, Drupal a changé : preuves.',
    ],
    [
      'a limit that was not set before',
      change({ kind: 'OPTION_CHANGED', aspect: 'MAX_MEMBERS', after: '4' }),
      'Membres au plus : aucune valeur, puis 4.',
    ],
    [
      'a threshold in decimal figures',
      change({ kind: 'REQUIREMENT_CHANGED', aspect: 'THRESHOLD', requirementName: 'Drupal', before: '1.5', after: '2.0' }),
      'Exigence Drupal, seuil : 1,5, puis 2.',
    ],
    [
      'an answer to the lot in its own word',
      change({ kind: 'INTEREST_CHANGED', company: BETA, after: 'MAYBE' }),
      'Réponse de Béta au lot : aucune valeur, puis Peut-être.',
    ],
    [
      'people given to the lot',
      change({ kind: 'INTEREST_CHANGED', aspect: 'FTE', company: BETA, before: '3.0' }),
      'Personnes que Béta donne au plus au lot : 3, puis aucune valeur.',
    ],
    [
      'a reward counted as people count it',
      change({ kind: 'OBJECTIVE_CHANGED', objective: 'COHESION', before: '-2', after: '0' }),
      'Meilleur groupement, Habitude de travailler ensemble : 2, puis 0.',
    ],
    [
      'the status in its own words',
      change({ kind: 'STATUS_CHANGED', before: 'STOPPED', after: 'PROVEN_OPTIMAL' }),
      'Issue : Arrêté, puis Optimum prouvé.',
    ],
    [
      'a limit of time in seconds',
      change({ kind: 'OPTION_CHANGED', aspect: 'TIME_LIMIT', before: '5000', after: '4000' }),
      'Limite de temps : 5 s, puis 4 s.',
    ],
    [
      'an alternative by its members',
      change({ kind: 'ALTERNATIVE_ADDED', members: [ALPHA, BETA] }),
      'Nouvelle proposition : Alpha et Béta.',
    ],
    [
      'a requirement that is gone',
      change({ kind: 'REQUIREMENT_REMOVED', requirementName: 'Cartes' }),
      'Le lot ne demande plus : Cartes.',
    ],
  ])('tells %s', (_, one, sentence) => {
    expect(changeSentences([one, one], 'fr').map(plain)).toEqual([sentence]);
  });

  it('is told by the answer first, then the settings, then the data, without empty parts', () => {
    const parts = changesByPart([
      change({ kind: 'CANDIDATE_ADDED', company: ALPHA }),
      change({ kind: 'MEMBER_ADDED', company: ALPHA }),
    ]);
    expect(parts.map(({ part }) => part)).toEqual(['answer', 'input']);
  });
});

describe('in English', () => {
  beforeAll(async () => startWords('en', { lots: en }));

  it('a day is written as people write it', () => {
    const day = change({ kind: 'DAY_CHANGED', before: '2027-03-31', after: '2027-04-02' });
    expect(changeSentences([day], 'en').map(plain)).toEqual(['Proofs had to hold on 31 Mar 2027, then on 2 Apr 2027.']);
  });
});
