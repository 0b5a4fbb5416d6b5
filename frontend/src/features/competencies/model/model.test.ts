import { describe, expect, it } from 'vitest';
import { codeOf, competencyValues, createInput, updateInput } from './competencyForm';
import { competencySearch } from './competencySearch';
import { countBelow, type Entry, idsAbove, treesOf } from './tree';
import { foundBy } from './words';

function entry(id: string, ...broader: string[]): Entry {
  return { id, label: id, kind: 'SOFTWARE', broader: broader.map((above) => ({ id: above })) };
}

const entries = [
  entry('postgis', 'postgresql', 'gis'),
  entry('postgresql', 'relational'),
  entry('relational', 'databases'),
  entry('databases'),
  entry('gis'),
];

describe('the tree', () => {
  const trees = treesOf(entries, 'fr');

  it('begins with what has nothing above it, in alphabetical order', () => {
    expect(trees.map((tree) => tree.entry.id)).toEqual(['databases', 'gis']);
  });

  it('shows an entry below each of its broader ones', () => {
    expect(trees[1]?.narrower.map((node) => node.entry.id)).toEqual(['postgis']);
    expect(trees.map(countBelow)).toEqual([3, 1]);
  });

  it('ends, even when links run in a circle', () => {
    const circle = [entry('root'), entry('a', 'b', 'root'), entry('b', 'a')];
    const [root] = treesOf(circle, 'fr');
    expect(root && countBelow(root)).toBe(2);
  });

  it('keeps an entry whose broader one is not shown', () => {
    expect(treesOf([entry('a', 'elsewhere')], 'fr').map((tree) => tree.entry.id)).toEqual(['a']);
  });

  it('knows the way down to an entry', () => {
    expect([...idsAbove(entries, 'postgis')].toSorted()).toEqual(['databases', 'gis', 'postgresql', 'relational']);
    expect(idsAbove(entries, undefined).size).toBe(0);
  });
});

describe('a search', () => {
  const databases = {
    label: 'Bases de données relationnelles',
    labelFr: 'Bases de données relationnelles',
    labelEn: 'Relational databases',
    synonyms: ['SGBDR', 'SQL'],
  };

  it('says by which word an entry was found', () => {
    expect(foundBy(databases, 'sgbd')).toBe('SGBDR');
    expect(foundBy(databases, 'relational d')).toBe('Relational databases');
  });

  it('says nothing when the label shows it, accents aside', () => {
    expect(foundBy(databases, 'donnees')).toBeUndefined();
    expect(foundBy(databases, '  ')).toBeUndefined();
  });

  it('keeps only what makes sense in the address', () => {
    expect(competencySearch({ text: 'pg', kind: 'SOFTWARE', entry: 'x' })).toEqual({ text: 'pg', kind: 'SOFTWARE', entry: 'x' });
    expect(competencySearch({ text: 4, kind: 'TOOL' })).toEqual({ text: undefined, kind: undefined, entry: undefined });
  });
});

describe('the form of an entry', () => {
  const known = {
    id: 'c',
    code: 'postgresql',
    kind: 'SOFTWARE' as const,
    labelFr: 'PostgreSQL',
    labelEn: 'PostgreSQL',
    synonyms: ['postgres'],
    cpv: ['48611000'],
    broader: [{ id: 'r', label: 'Bases relationnelles' }],
    version: 2,
  };

  it('makes a code from the English label when none is typed', () => {
    expect(codeOf('Bases de données (SQL)')).toBe('bases-de-donnees-sql');
    expect(createInput({ ...competencyValues(undefined), labelEn: 'Rust development' }).code).toBe('rust-development');
  });

  it('sends only what changed', () => {
    expect(updateInput(known, competencyValues(known))).toEqual({});
    const values = { ...competencyValues(known), synonyms: ['postgres', ' pg '], broaderIds: [] };
    expect(updateInput(known, values)).toEqual({ synonyms: ['postgres', 'pg'], broaderIds: [] });
  });
});
