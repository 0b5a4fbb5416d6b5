import { describe, expect, it } from 'vitest';
import { moveGoal } from '../../../components/goals/goals';
import {
  applyRepair,
  type AskedOptions,
  FIRST_OPTIONS,
  inputOf,
  type Repair,
  stayNear,
  toggleExcluded,
  togglePinned,
  togglePreferred,
} from './options';

const ACME = { id: 'acme', name: 'Acme' };
const BETA = { id: 'beta', name: 'Béta' };

function repair(rest: Partial<Repair>): Repair {
  return {
    kind: 'FREE_LEAD',
    company: null,
    requirement: null,
    to: null,
    reached: null,
    demanded: null,
    ...rest,
  };
}

describe('steering', () => {
  it('pins and lets go', () => {
    const pinned = togglePinned(FIRST_OPTIONS, ACME);
    expect(pinned.pinned).toEqual([ACME]);
    expect(togglePinned(pinned, ACME).pinned).toEqual([]);
  });

  it('never pins and excludes the same company', () => {
    const excluded = toggleExcluded(togglePinned(FIRST_OPTIONS, ACME), ACME);
    expect([excluded.pinned, excluded.excluded]).toEqual([[], [ACME]]);
    const pinned = togglePinned(excluded, ACME);
    expect([pinned.pinned, pinned.excluded]).toEqual([[ACME], []]);
  });

  it('gives a company one standing: pinned, preferred or excluded', () => {
    const preferred = togglePreferred(toggleExcluded(FIRST_OPTIONS, ACME), ACME);
    expect(preferred).toMatchObject({ pinned: [], preferred: [ACME], excluded: [] });
    expect(togglePreferred(preferred, ACME).preferred).toEqual([]);
    expect(togglePinned(preferred, ACME)).toMatchObject({ pinned: [ACME], preferred: [] });
    expect(togglePreferred(togglePinned(preferred, ACME), ACME)).toMatchObject({ pinned: [], preferred: [ACME] });
  });

  it('asks for the goal of preferences where an earlier answer did without', () => {
    const options: AskedOptions = { ...FIRST_OPTIONS, objectives: ['UNCOVERED', 'MEMBERS', 'DISTANCE'] };
    expect(togglePreferred(options, ACME).objectives).toEqual(['UNCOVERED', 'MEMBERS', 'PREFERENCE', 'DISTANCE']);
    expect(togglePreferred(FIRST_OPTIONS, ACME).objectives).toBe(FIRST_OPTIONS.objectives);
  });

  it('does not keep an excluded company as lead or preferred', () => {
    const options: AskedOptions = { ...FIRST_OPTIONS, lead: ACME, preferred: [ACME, BETA] };
    expect(toggleExcluded(options, ACME)).toMatchObject({ lead: null, preferred: [BETA] });
  });

  it('stays near a grouping, right after what is covered, until it is let go', () => {
    const near = stayNear(FIRST_OPTIONS, [ACME]);
    expect(near.near).toEqual([ACME]);
    expect(near.objectives.slice(0, 3)).toEqual(['UNCOVERED', 'CHANGE', 'MEMBERS']);
    const lower = { ...near, objectives: moveGoal(near.objectives, 'CHANGE', 1) };
    expect(stayNear(lower, [BETA])).toEqual({ ...lower, near: [BETA] });
    expect(stayNear(lower, [])).toEqual(FIRST_OPTIONS);
  });
});

describe('repairs', () => {
  const options: AskedOptions = { ...FIRST_OPTIONS, maxMembers: 2, lead: BETA, pinned: [ACME], excluded: [BETA] };

  it.each([
    [repair({ kind: 'RAISE_MAX_MEMBERS', to: 4 }), { maxMembers: 4 }],
    [repair({ kind: 'DROP_PIN', company: ACME }), { pinned: [] }],
    [repair({ kind: 'DROP_EXCLUSION', company: BETA }), { excluded: [] }],
    [repair({ kind: 'FREE_LEAD' }), { lead: null }],
    [repair({ kind: 'ALLOW_SUBCONTRACTORS' }), { allowsSubcontractors: true }],
  ])('change the options', (wanted, changed) => {
    expect(applyRepair(options, wanted)).toEqual({ ...options, ...changed });
  });

  it('change nothing when someone has to be found', () => {
    expect(applyRepair(options, repair({ kind: 'FIND_FOR_REQUIREMENT' }))).toBeUndefined();
  });
});

describe('what is asked of the server', () => {
  it('names companies by id and leaves seed and time to it', () => {
    const input = inputOf({ ...FIRST_OPTIONS, pinned: [ACME], lead: BETA });
    expect(input).toMatchObject({ pinned: ['acme'], excluded: [], lead: 'beta', nAlternatives: 3 });
    expect(input).not.toHaveProperty('seed');
    expect(input).not.toHaveProperty('timeLimitMs');
  });
});
