import { describe, expect, it } from 'vitest';
import { type Allocation, inputOf, type Line, linesOf, problemsOf, restoredLines, sharesByMember, withShares } from './allocation';

function allocation(id: string, memberId: string, rest: Partial<Allocation> = {}): Allocation {
  return {
    id,
    member: { id: memberId },
    requirement: null,
    task: 'Hébergement',
    sharePerTenThousand: 5000,
    amount: null,
    ...rest,
  };
}

function line(key: string, rest: Partial<Line> = {}): Line {
  return { key, id: key, memberId: 'acme', requirementId: '', task: 'Audit', share: '25', amount: '', ...rest };
}

describe('lines of the allocation', () => {
  it('are typed as one writes them and sent as whole numbers', () => {
    const saved = allocation('1', 'acme', {
      requirement: { id: 'iso' },
      sharePerTenThousand: 3333,
      amount: { amount: '1200.50', currency: 'EUR' },
    });
    const lines = linesOf([saved], 'fr');
    expect(lines[0]).toMatchObject({ share: '33,33', amount: '1200.50', requirementId: 'iso' });
    expect(inputOf(lines)).toEqual([
      {
        id: '1',
        memberId: 'acme',
        requirementId: 'iso',
        task: 'Hébergement',
        sharePerTenThousand: 3333,
        amount: { amount: '1200.50' },
      },
    ]);
  });

  it('without requirement or amount send none', () => {
    expect(inputOf([line('1', { id: undefined, task: ' Audit ' })])).toEqual([
      { id: null, memberId: 'acme', requirementId: null, task: 'Audit', sharePerTenThousand: 2500, amount: null },
    ]);
  });

  it('say what cannot be sent', () => {
    expect(problemsOf([line('1'), line('2', { share: 'beaucoup' }), line('3', { task: '  ' })])).toEqual([
      { key: '2', field: 'share' },
      { key: '3', field: 'task' },
    ]);
  });

  it('add up by member', () => {
    const sums = sharesByMember([line('1'), line('2', { memberId: 'beta', share: '50' }), line('3', { share: '0,01' })]);
    expect([...sums]).toEqual([
      ['acme', 2501],
      ['beta', 5000],
    ]);
  });

  it('take new shares in the writing of the language', () => {
    expect(withShares([line('1'), line('2')], [3333, 6667], 'fr').map(({ share }) => share)).toEqual(['33,33', '66,67']);
  });

  it('of a member who comes back are new lines under its new id', () => {
    const lines = restoredLines([allocation('1', 'former'), allocation('2', 'other')], 'former', 'back');
    expect(lines).toEqual([expect.objectContaining({ id: null, memberId: 'back', sharePerTenThousand: 5000 })]);
  });
});
