import { describe, expect, it } from 'vitest';
import { cleared, countChoices, directorySearch, filterOf, orderOf, sizeRange, toggled } from './directorySearch';

describe('the address of the directory', () => {
  it('is read back as it was written', () => {
    const search = {
      text: 'lyon',
      competencies: ['a', 'b'],
      level: 'CONFIRMED' as const,
      departments: ['59', '2A'],
      size: '3-5',
      lead: true as const,
      sort: 'largest' as const,
      view: 'map' as const,
    };
    expect(directorySearch(JSON.parse(JSON.stringify(search)))).toEqual(search);
  });

  it('keeps nothing that makes no sense', () => {
    const read = directorySearch({ text: '', competencies: 'a', level: 'GURU', size: 'big', sort: 'price', lead: 'yes' });
    expect(Object.values(read).filter((value) => value !== undefined)).toEqual([]);
  });

  it('takes a department that the address turned into a number', () => {
    expect(directorySearch({ departments: [59, '2B', 59] }).departments).toEqual(['59', '2B']);
  });

  it('becomes what the server is asked', () => {
    const asked = filterOf({ text: 'lyon', clusters: ['c'], size: '10-19', lead: true, statuses: ['scop'] });
    expect(asked).toMatchObject({
      text: 'lyon',
      clusterIds: ['c'],
      minHeadcount: 10,
      maxHeadcount: 19,
      mayLead: true,
      socialStatuses: ['scop'],
    });
    expect(asked.departments).toBeUndefined();
  });

  it('reads open sizes', () => {
    expect(sizeRange('-2')).toEqual({ min: undefined, max: 2 });
    expect(sizeRange('50-')).toEqual({ min: 50, max: undefined });
    expect(sizeRange('-')).toBeUndefined();
  });

  it('sorts by name unless told otherwise', () => {
    expect(orderOf(undefined)).toEqual({ field: 'NAME', direction: 'ASCENDING' });
    expect(orderOf('largest')).toEqual({ field: 'HEADCOUNT', direction: 'DESCENDING' });
  });

  it('loses the last choice of a facet with its part', () => {
    const chosen = toggled({}, 'departments', '59');
    expect(chosen).toEqual({ departments: ['59'] });
    expect(toggled(chosen, 'departments', '59').departments).toBeUndefined();
  });

  it('counts choices and clears them, sorting kept', () => {
    const search = { text: 'a', departments: ['59', '62'], lead: true as const, sort: 'recent' as const };
    expect(countChoices(search)).toBe(3);
    expect(cleared(search)).toEqual({ sort: 'recent', view: undefined });
  });
});
