import { resolve } from 'node:path';
import { test } from '../support/journey';
import { EVERY_LANGUAGE, EVERYBODY, everyScreen, opened, PEOPLE, show, SIZES } from './screens';

const FOLDER = resolve(import.meta.dirname, '../../../screenshots');
const SCHEMES = ['light', 'dark'] as const;

test('every screen, at two widths, in two colours and two languages', async ({ browser, baseURL, page, signInAs }) => {
  await signInAs(PEOPLE.coordinator);
  const screens = await everyScreen(page);
  for (const language of EVERY_LANGUAGE) {
    for (const colorScheme of SCHEMES) {
      for (const person of EVERYBODY) {
        const theirs = await opened(browser, baseURL, { person, language, colorScheme });
        for (const screen of screens.filter((each) => each.person === person)) {
          await show(theirs, screen);
          for (const [size, viewport] of Object.entries(SIZES)) {
            await theirs.setViewportSize(viewport);
            const name = [person, screen.name, size, colorScheme, language].join('-');
            await theirs.screenshot({ path: resolve(FOLDER, `${name}.png`), fullPage: true });
          }
        }
        await theirs.context().close();
      }
    }
  }
});
