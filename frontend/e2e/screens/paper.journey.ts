import { expect, test } from '../support/journey';
import { everyScreen, opened, PEOPLE, show } from './screens';

const PRINTED = ['lot', 'call-plan', 'consortium', 'company'];
/** A4 in CSS pixels, within its margins. */
const PAPER = { width: 718, height: 1040 };

test('pages that are printed turn light, keep what is read and leave out what is pressed', async ({ browser, baseURL, page, signInAs }) => {
  test.setTimeout(240_000);
  await signInAs(PEOPLE.coordinator);
  const screens = await everyScreen(page);
  const theirs = await opened(browser, baseURL, { person: 'coordinator', language: 'fr', colorScheme: 'dark' });
  for (const name of PRINTED) {
    const screen = screens.find((each) => each.name === name && each.person === 'coordinator');
    expect(screen, name).toBeDefined();
    if (!screen) continue;
    await theirs.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await show(theirs, screen);
    await expect(theirs.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

    await theirs.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await theirs.setViewportSize(PAPER);
    await expect(theirs.locator('html'), `${name} on paper`).toHaveAttribute('data-mantine-color-scheme', 'light');
    await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(theirs.getByRole('navigation', { name: 'Navigation principale' })).toBeHidden();
    const pressed = theirs.locator('main').locator('.mantine-Button-root, .mantine-ActionIcon-root, .mantine-SegmentedControl-root, input[type=text], select');
    await expect(pressed.filter({ visible: true }), `what is pressed or filled in of ${name} on paper`).toHaveCount(0);
    const tooWide = await theirs.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(tooWide, `${name} on paper`).toBeLessThanOrEqual(0);
    const paper = await theirs.pdf({ format: 'A4', printBackground: true });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');

    await theirs.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await theirs.setViewportSize({ width: 1280, height: 860 });
    await expect(theirs.locator('html'), `${name} back on screen`).toHaveAttribute('data-mantine-color-scheme', 'dark');
  }
  await theirs.context().close();
});
