import { describe, expect, it } from 'vitest';
import { callSearch } from './callSearch';

describe('the address of the list of calls', () => {
  it('gives back what it understands', () => {
    const search = { text: 'nuage', when: 'past', statuses: ['DRAFT'], cluster: 'c1', after: ['x', 'y'] };
    expect(callSearch(search)).toEqual(search);
  });

  it('leaves out what it does not', () => {
    const search = { text: 3, when: 'yesterday', statuses: ['SOLD'], cluster: '', after: [1], more: true };
    expect(callSearch(search)).toEqual({});
  });
});
