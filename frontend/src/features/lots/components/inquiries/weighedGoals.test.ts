import { describe, expect, it } from 'vitest';
import { goalsWith } from './weighedGoals';

describe('the goals of a front', () => {
  it('takes another goal at its place', () => {
    expect(goalsWith(['MEMBERS', 'MISFIT'], 1, 'DISTANCE')).toEqual(['MEMBERS', 'DISTANCE']);
    expect(goalsWith(['MEMBERS', 'MISFIT'], 2, 'DISTANCE')).toEqual(['MEMBERS', 'MISFIT', 'DISTANCE']);
  });

  it('exchanges a goal that stands elsewhere', () => {
    expect(goalsWith(['MEMBERS', 'MISFIT'], 0, 'MISFIT')).toEqual(['MISFIT', 'MEMBERS']);
    expect(goalsWith(['MEMBERS', 'MISFIT', 'DISTANCE'], 2, 'MEMBERS')).toEqual(['DISTANCE', 'MISFIT', 'MEMBERS']);
  });

  it('never names a goal twice, nor fewer than two', () => {
    expect(goalsWith(['MEMBERS', 'MISFIT'], 2, 'MEMBERS')).toEqual(['MEMBERS', 'MISFIT']);
    expect(goalsWith(['MEMBERS', 'MISFIT', 'DISTANCE'], 2, undefined)).toEqual(['MEMBERS', 'MISFIT']);
  });
});
