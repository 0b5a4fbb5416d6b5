import { describe, expect, it } from 'vitest';
import {
  boundsAround,
  fitted,
  FRANCE,
  gathered,
  graticule,
  isInside,
  type Mapped,
  placedLabels,
  projectionOf,
  radiusOf,
} from './mapProjection';

const lille = { longitude: 3.05, latitude: 50.63 };
const lyon = { longitude: 4.84, latitude: 45.76 };
const brest = { longitude: -4.49, latitude: 48.39 };
const cayenne = { longitude: -52.33, latitude: 4.94 };

function at(name: string, point: Mapped['point'], city: string, department: string): Mapped {
  return { id: name, name, city, department, point };
}

describe('the projection', () => {
  const france = projectionOf(FRANCE, 600);

  it('keeps north up and west left', () => {
    expect(france.project(lille).y).toBeLessThan(france.project(lyon).y);
    expect(france.project(brest).x).toBeLessThan(france.project(lille).x);
  });

  it('is nearly true to scale: Lille to Lyon is 558 km, Brest to Lille 598 km', () => {
    const distance = (one: typeof lille, other: typeof lille): number => {
      const [from, to] = [france.project(one), france.project(other)];
      return Math.hypot(from.x - to.x, from.y - to.y);
    };
    const ratio = distance(brest, lille) / distance(lille, lyon);
    expect(Math.abs(ratio / (598 / 558) - 1)).toBeLessThan(0.08);
  });

  it('fills the width and keeps the corners inside', () => {
    const { x, y } = france.project({ longitude: FRANCE.east, latitude: FRANCE.south });
    expect(x).toBeCloseTo(600);
    expect(y).toBeCloseTo(france.height, 0);
  });

  it('knows what lies elsewhere', () => {
    expect(isInside(lyon, FRANCE)).toBe(true);
    expect(isInside(cayenne, FRANCE)).toBe(false);
  });
});

describe('the part shown', () => {
  it('is all of France without places', () => {
    expect(boundsAround([])).toEqual(FRANCE);
  });

  it('holds every place with room around, and does not shrink to a point', () => {
    const bounds = boundsAround([lille]);
    expect(bounds.north - bounds.south).toBeGreaterThan(1);
    expect(isInside(lille, bounds)).toBe(true);
    const both = boundsAround([lille, lyon]);
    expect(isInside(lille, both) && isInside(lyon, both)).toBe(true);
  });

  it('fills a frame of any shape', () => {
    for (const ratio of [0.7, 1.3, 3]) {
      const { width, height } = projectionOf(fitted(boundsAround([lille, lyon]), ratio), 600);
      expect(width / height).toBeCloseTo(ratio, 1);
    }
  });

  it('draws lines at whole degrees only', () => {
    expect(graticule(-5.3, 9.8, 5)).toEqual([-5, 0, 5]);
  });
});

describe('marks', () => {
  const projection = projectionOf(FRANCE, 600);
  const companies = [
    at('A', lille, 'Lille', '59'),
    at('B', lyon, 'Lyon', '69'),
    at('C', lille, 'Lille', '59'),
    at('D', { longitude: 3.16, latitude: 50.69 }, 'Roubaix', '59'),
  ];

  it('join what stands close, under the town with most', () => {
    const groups = gathered(companies, projection, 14);
    expect(groups.map(({ city, members }) => [city, members.length])).toEqual([
      ['Lille', 3],
      ['Lyon', 1],
    ]);
    expect(gathered(companies.toReversed(), projection, 14)[0]?.city).toBe('Lille');
    expect(groups[0]?.departments).toEqual(['59']);
  });

  it('grow with the number but not without end', () => {
    expect(radiusOf(4)).toBeGreaterThan(radiusOf(1));
    expect(radiusOf(500)).toBe(20);
  });

  it('are named unless a name would cover another', () => {
    const apart = gathered(companies, projection, 1);
    const names = placedLabels(apart, 600).map(({ text }) => text);
    expect(names).toContain('Lyon');
    expect(names.filter((name) => name === 'Lille' || name === 'Roubaix').length).toBeLessThan(2);
  });
});
