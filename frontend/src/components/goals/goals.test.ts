import { beforeAll, describe, expect, it } from 'vitest';
import { plain, startWords } from '../coverage/testing/startWords';
import { gapOf, gapSentence, goalFigure, type GoalValue, moveGoal } from './goals';

describe('the gap to the bound', () => {
  beforeAll(() => startWords('fr', {}));

  const found: GoalValue[] = [
    { objective: 'UNCOVERED', value: '0' },
    { objective: 'MEMBERS', value: '4' },
  ];

  it('is the first goal where something better cannot be ruled out', () => {
    const gap = gapOf(found, [
      { objective: 'UNCOVERED', value: '0' },
      { objective: 'MEMBERS', value: '3' },
    ]);
    expect(gap).toEqual({ objective: 'MEMBERS', found: 4, bound: 3 });
    expect(gap && plain(gapSentence(gap, 'fr'))).toBe('Nombre de membres : 4 trouvé, 3 au mieux.');
  });

  it('is nothing when the bound is reached or unknown', () => {
    expect(gapOf(found, found)).toBeUndefined();
    expect(gapOf(found, [])).toBeUndefined();
  });
});

describe('figures', () => {
  it('count companies that have worked together above zero', () => {
    expect(goalFigure({ objective: 'COHESION', value: '-3' }, 'fr')).toBe('3');
    expect(goalFigure({ objective: 'COHESION', value: '0' }, 'fr')).toBe('0');
    expect(goalFigure({ objective: 'MEMBERS', value: '12' }, 'fr')).toBe('12');
  });
});

describe('the order of goals', () => {
  it('moves goals, and not beyond the ends', () => {
    const goals = ['UNCOVERED', 'MEMBERS', 'FAIRNESS'] as const;
    const moved = moveGoal(goals, 'MEMBERS', -1);
    expect(moved).toEqual(['MEMBERS', 'UNCOVERED', 'FAIRNESS']);
    expect(moveGoal(moved, 'MEMBERS', -1)).toBe(moved);
    expect(moveGoal(goals, 'FAIRNESS', 1)).toBe(goals);
  });
});
