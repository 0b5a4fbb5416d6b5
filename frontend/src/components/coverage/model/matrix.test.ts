import { describe, expect, it } from 'vitest';
import { company, contribution, cover, coverage, requirement } from '../testing/samples';
import { buildMatrix, type Matrix, type MatrixView } from './matrix';

type Input = Parameters<typeof buildMatrix>[0];

const VIEW: MatrixView = { order: 'contributions', text: '' };

function build(input: Partial<Input>): Matrix {
  return buildMatrix({
    requirements: [],
    companies: [],
    contributions: [],
    group: undefined,
    view: VIEW,
    locale: 'fr-FR',
    ...input,
  });
}

function keys({ rows }: Matrix): string[] {
  return rows.map(({ key }) => key);
}

function names({ columns }: Matrix): string[] {
  return columns.map(({ name }) => name);
}

describe('rows of the matrix', () => {
  it('put mandatory requirements first, grouped by kind, in the order of the lot', () => {
    const matrix = build({
      requirements: [
        requirement('d', { isMandatory: false, position: 0 }),
        requirement('iso', { kind: 'CERTIFICATE', position: 1 }),
        requirement('b', { position: 3 }),
        requirement('a', { position: 2 }),
      ],
    });
    expect(keys(matrix)).toEqual([
      'mandatory COMPETENCY',
      'a',
      'b',
      'mandatory CERTIFICATE',
      'iso',
      'desirable COMPETENCY',
      'd',
    ]);
  });

  it('call a requirement by its place in the lot, whatever its place on screen', () => {
    const matrix = build({ requirements: [requirement('a', { position: 6 })] });
    expect(matrix.rows[1]).toMatchObject({ number: '7' });
  });

  it('carry the margin of the group on screen', () => {
    const margin = cover('a', { state: 'MISSING', redundancy: 'MISSING', nCounting: 0 });
    const matrix = build({ requirements: [requirement('a')], group: coverage([margin]) });
    expect(matrix.rows[1]).toMatchObject({ cover: margin });
  });
});

describe('columns of the matrix', () => {
  const requirements = [requirement('a'), requirement('b', { position: 1 }), requirement('c', { position: 2 })];

  it('keep members first and order candidates by what they bring', () => {
    const matrix = build({
      requirements,
      companies: [company('Membre', { place: 'lead' }), company('Peu'), company('Beaucoup')],
      contributions: [
        [contribution('a', 'Peu'), contribution('a', 'Beaucoup'), contribution('b', 'Beaucoup')],
      ],
    });
    expect(names(matrix)).toEqual(['Membre', 'Beaucoup', 'Peu']);
  });

  it('put pinned candidates first, then preferred ones, and excluded ones last', () => {
    const matrix = build({
      requirements,
      companies: [company('Écartée', { isExcluded: true }), company('Simple'), company('Préférée', { isPreferred: true }), company('Épinglée', { isPinned: true })],
      contributions: [[contribution('a', 'Écartée'), contribution('b', 'Écartée'), contribution('a', 'Simple')]],
    });
    expect(names(matrix)).toEqual(['Épinglée', 'Préférée', 'Simple', 'Écartée']);
  });

  it('order by name without minding accents, by distance with unknown places last', () => {
    const companies = [
      company('Zeste', { distanceKm: 2 }),
      company('Étoile', { distanceKm: 80 }),
      company('Alpage', { distanceKm: null }),
    ];
    expect(names(build({ companies, view: { ...VIEW, order: 'name' } }))).toEqual(['Alpage', 'Étoile', 'Zeste']);
    expect(names(build({ companies, view: { ...VIEW, order: 'distance' } }))).toEqual(['Zeste', 'Étoile', 'Alpage']);
  });

  it('find candidates by part of their name, and never hide members', () => {
    const companies = [company('Membre', { place: 'member' }), company('Étoile'), company('Zeste')];
    expect(names(build({ companies, view: { ...VIEW, text: ' etoi' } }))).toEqual(['Membre', 'Étoile']);
  });

  it('show who answers one requirement, the best proved first', () => {
    const matrix = build({
      requirements,
      companies: [company('Partielle'), company('Ailleurs'), company('Déclarée'), company('Prouvée')],
      contributions: [
        [
          contribution('a', 'Partielle', { answer: 'PARTIAL' }),
          contribution('b', 'Ailleurs'),
          contribution('a', 'Déclarée', { proof: 'DECLARED' }),
          contribution('a', 'Prouvée'),
        ],
      ],
      view: { ...VIEW, requirementId: 'a' },
    });
    expect(names(matrix)).toEqual(['Prouvée', 'Déclarée', 'Partielle']);
  });
});

describe('margins of companies', () => {
  const requirements = [requirement('a'), requirement('b', { position: 1 }), requirement('c', { position: 2 })];
  const group = coverage([
    cover('a', { nCounting: 1 }),
    cover('b', { nCounting: 2, redundancy: 'SAFE' }),
    cover('c', { state: 'PARTLY', redundancy: 'MISSING', nCounting: 1 }),
  ]);
  const contributions = [
    [
      contribution('a', 'Membre'),
      contribution('b', 'Membre'),
      contribution('c', 'Membre', { answer: 'PARTIAL' }),
      contribution('b', 'Candidate'),
      contribution('c', 'Candidate', { answer: 'COUNTS' }),
    ],
  ];

  it('count what counts, what falls with the member, and what a candidate would fill', () => {
    const companies = [company('Membre', { place: 'member' }), company('Candidate')];
    const { columns } = build({ requirements, companies, contributions, group });
    expect(columns[0]).toMatchObject({ nCounted: 2, nOnly: 1, nFills: 0 });
    expect(columns[1]).toMatchObject({ nCounted: 2, nOnly: 0, nFills: 1 });
  });

  it('belong to candidates too when the group is the whole cluster', () => {
    const { columns } = build({ requirements, companies: [company('Membre', { isInGroup: true })], contributions, group });
    expect(columns[0]).toMatchObject({ nOnly: 1, nFills: 0 });
  });

  it('order candidates by the gaps that they fill', () => {
    const companies = [company('Riche'), company('Candidate')];
    const rich = [contribution('a', 'Riche'), contribution('b', 'Riche'), ...(contributions[0] ?? [])];
    const matrix = build({ requirements, companies, contributions: [rich], group, view: { ...VIEW, order: 'gaps' } });
    expect(names(matrix)).toEqual(['Candidate', 'Riche']);
  });
});

describe('cells of the matrix', () => {
  it('take the answer within the group before the one alone', () => {
    const alone = contribution('a', 'Acme', { answer: 'COUNTS' });
    const asLead = contribution('a', 'Acme', { answer: 'MEETS_ALONE' });
    const matrix = build({ requirements: [requirement('a')], contributions: [[alone], [asLead]] });
    expect(matrix.cell('a', 'Acme')).toBe(asLead);
    expect(matrix.cell('a', 'Béta')).toBeUndefined();
  });
});
