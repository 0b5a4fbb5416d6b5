import { describe, expect, it } from 'vitest';
import { commandOf } from './gridKeys';

describe('commands of the grid', () => {
  const bare = { ctrlKey: false, altKey: false, metaKey: false };

  it.each([
    ['p', 'pin'],
    ['f', 'prefer'],
    ['x', 'exclude'],
    ['/', 'find'],
    ['?', 'help'],
    ['Enter', 'open'],
    [' ', 'open'],
  ])('%s asks to %s', (key, command) => {
    expect(commandOf({ key, ...bare })).toBe(command);
  });

  it('leave combinations to the browser', () => {
    expect(commandOf({ ...bare, key: 'p', ctrlKey: true })).toBeUndefined();
    expect(commandOf({ ...bare, key: 'x', metaKey: true })).toBeUndefined();
    expect(commandOf({ ...bare, key: '/', altKey: true })).toBeUndefined();
  });
});
