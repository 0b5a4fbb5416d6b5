import { expect, test } from 'vitest';
import { colourOf } from './foundColour';

test('the colour of a cell is told from the text that stands for it', () => {
  expect(colourOf('#92D050')).toBe('#92D050');
  expect(colourOf('maîtrise (#ffc000)')).toBe('#ffc000');
  expect(colourOf('C#')).toBeNull();
  expect(colourOf('expert')).toBeNull();
});
