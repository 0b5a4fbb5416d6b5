import { describe, expect, it } from 'vitest';
import { drop, FIRST_WISHES, inputOf, want, type Wish, wishesOf } from './planWishes';

const ACME = { id: 'acme', name: 'Acme' };
const ON_ONE: Wish = { lotId: 'one', company: ACME };
const ON_TWO: Wish = { lotId: 'two', company: ACME };

describe('wishes for a plan', () => {
  it('have a company in a lot or out of it, never both', () => {
    const pinned = want(FIRST_WISHES, 'pinned', ON_ONE);
    expect(pinned.pinned).toEqual([ON_ONE]);
    const excluded = want(pinned, 'excluded', ON_ONE);
    expect([excluded.pinned, excluded.excluded]).toEqual([[], [ON_ONE]]);
    expect(want(excluded, 'excluded', ON_ONE).excluded).toEqual([ON_ONE]);
  });

  it('are about one lot each', () => {
    const both = want(want(FIRST_WISHES, 'pinned', ON_ONE), 'excluded', ON_TWO);
    expect([both.pinned, both.excluded]).toEqual([[ON_ONE], [ON_TWO]]);
    expect(drop(both, ON_TWO)).toEqual({ ...FIRST_WISHES, pinned: [ON_ONE] });
  });

  it('are not sent for lots that are left out or gone', () => {
    const wishes = { ...want(want(FIRST_WISHES, 'pinned', ON_ONE), 'excluded', ON_TWO), leftOut: ['two', 'gone'] };
    expect(inputOf(wishes, ['one', 'two'])).toEqual({
      allowsSubcontractors: false,
      pinned: [{ lotId: 'one', companyId: 'acme' }],
      excluded: [],
      leftOut: ['two'],
      objectives: [...FIRST_WISHES.goals],
      timeLimitMs: 10_000,
    });
    expect(inputOf(wishes, ['two']).pinned).toEqual([]);
  });

  it('go on from those of a stored plan, without the goal that a plan has no use for', () => {
    const options = {
      allowsSubcontractors: true,
      pinned: [ON_ONE],
      excluded: [],
      leftOut: ['two'],
      objectives: ['MEMBERS', 'PREFERENCE', 'DISTANCE'],
      timeLimitMs: 2_500,
    } as const;
    expect(wishesOf(options)).toEqual({
      allowsSubcontractors: true,
      pinned: [ON_ONE],
      excluded: [],
      leftOut: ['two'],
      goals: ['MEMBERS', 'DISTANCE'],
      seconds: 2.5,
    });
  });
});
