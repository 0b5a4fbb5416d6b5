import { expect, test } from './support/journey';
import { scriptBytes, vitalsOf, watchVitals } from './support/vitals';

const MAIN = ['/', '/calls', '/consortia', '/imports', '/directory', '/competencies'];
/** What web.dev calls good. */
const MOST_SHIFT = 0.1;
/** What the first page may cost, so that it does not grow unseen. The aim is 200 kB; a good half of this is React, Mantine and the words of all pages. */
const FIRST_LOAD = 285 * 1024;

test('the first page asks for no more script than it did', async ({ page, signInAs }) => {
  expect(await scriptBytes(page, '/sign-in')).toBeLessThanOrEqual(FIRST_LOAD);
  await signInAs('Coordination des Beffrois libres');
  const home = await page.context().newPage();
  expect(await scriptBytes(home, '/')).toBeLessThanOrEqual(FIRST_LOAD);
});

test('nothing jumps while a page arrives', async ({ page, signInAs }) => {
  await watchVitals(page);
  await signInAs('Coordination des Beffrois libres');
  const jumping: string[] = [];
  for (const viewport of [
    { width: 1440, height: 960 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    for (const path of MAIN) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      const { layoutShift, shifted } = await vitalsOf(page);
      if (layoutShift >= MOST_SHIFT) jumping.push(`${path} at ${viewport.width} px: ${layoutShift} by ${shifted}`);
    }
  }
  expect(jumping).toEqual([]);
});
