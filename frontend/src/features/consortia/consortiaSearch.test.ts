import { describe, expect, it } from 'vitest';
import { consortiaSearch } from './consortiaSearch';

describe('the address of the list of consortia', () => {
  it('keeps what it understands, in the order of the states', () => {
    expect(consortiaSearch({ text: 'lot 2', states: ['WON', 'DRAFT'], after: ['c1'] })).toEqual({
      text: 'lot 2',
      states: ['DRAFT', 'WON'],
      after: ['c1'],
    });
  });

  it('leaves out what it does not', () => {
    expect(consortiaSearch({ text: '', states: ['GONE'], after: 'c1' })).toEqual({
      text: undefined,
      states: undefined,
      after: undefined,
    });
  });
});
