import { expect, test } from '../support/journey';
import { collectAnswers, cutOff, speakPseudoLocale, untranslated } from '../support/pseudoLocale';
import { EVERYBODY, everyScreen, opened, PEOPLE, show, SIZES } from './screens';

test('every screen speaks a longer language: nothing is left in another one, cut off, or too wide', async ({ browser, baseURL, page, signInAs }) => {
  test.setTimeout(600_000);
  await signInAs(PEOPLE.coordinator);
  const screens = await everyScreen(page);
  const found: string[] = [];
  for (const person of EVERYBODY) {
    const theirs = await opened(browser, baseURL, { person, language: 'en', colorScheme: 'light' });
    await speakPseudoLocale(theirs);
    const answers = collectAnswers(theirs);
    for (const screen of screens.filter((each) => each.person === person)) {
      await theirs.setViewportSize(SIZES.desktop);
      await show(theirs, screen);
      const where = `${screen.name} of ${person}`;
      expect(await theirs.getByRole('link', { name: /⟦/ }).count(), `${where} speaks the pseudo-locale`).toBeGreaterThan(0);
      found.push(...(await untranslated(theirs, answers)).map((text) => `${where}, not in words: ${text}`));
      for (const [size, viewport] of Object.entries(SIZES)) {
        await theirs.setViewportSize(viewport);
        // What listens to the width has drawn itself anew.
        await theirs.waitForTimeout(200);
        const overflow = await theirs.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) found.push(`${where}, ${size}: ${overflow} px too wide`);
        found.push(...(await cutOff(theirs)).map((control) => `${where}, ${size}, cut off: ${control}`));
      }
    }
    await theirs.context().close();
  }
  expect(found).toEqual([]);
});
