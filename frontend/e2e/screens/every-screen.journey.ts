import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, listenTo, test } from '../support/journey';
import { EVERY_LANGUAGE, EVERYBODY, everyScreen, type Language, opened, PEOPLE, type Screen, show, SIZES, speak } from './screens';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The colours that a person can choose: a scheme, and whether contrasts are raised. */
const THEMES = {
  light: { scheme: 'light', contrast: 'standard' },
  dark: { scheme: 'dark', contrast: 'standard' },
  'light with more contrast': { scheme: 'light', contrast: 'more' },
  'dark with more contrast': { scheme: 'dark', contrast: 'more' },
} as const;
type Theme = keyof typeof THEMES;

/** Colours are all that another theme changes: what they cannot break is audited once. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

async function dress(page: Page, theme: Theme): Promise<void> {
  const { scheme, contrast } = THEMES[theme];
  await page.evaluate(
    async ([colours, more]) => {
      document.documentElement.setAttribute('data-mantine-color-scheme', colours);
      document.documentElement.setAttribute('data-contrast', more);
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    },
    [scheme, contrast] as const,
  );
}

interface Audit {
  readonly onlyColours: boolean;
  /** Text at seven to one instead of four and a half. */
  readonly enhanced: boolean;
}

/** What axe finds: everything but experiments, and targets of 24 px besides. */
async function faultsOf(page: Page, { onlyColours, enhanced }: Audit): Promise<readonly string[]> {
  const colours = [...COLOUR_RULES, ...(enhanced ? ['color-contrast-enhanced'] : [])];
  // The page's own security policy forbids what is not in a file of ours; what is evaluated from outside is free of it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    async ({ only, isEnhanced }) => {
      const { axe } = window as unknown as { axe: { run: (where: Document, options: object) => Promise<AxeResults> } };
      return axe.run(document, {
        resultTypes: ['violations'],
        ...(only && { runOnly: { type: 'rule', values: only } }),
        rules: { 'target-size': { enabled: !only }, 'color-contrast-enhanced': { enabled: isEnhanced } },
      });
    },
    { only: onlyColours ? colours : undefined, isEnhanced: enhanced },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} (${any[0]?.message ?? ''})`).join(' | ')}`);
}

/** Every theme at the width of a desk, the first one on a phone too. */
async function auditAll(page: Page, what: string, found: string[]): Promise<void> {
  const note = (where: string, faults: readonly string[]): void => {
    found.push(...faults.map((fault) => `${what}, ${where}: ${fault}`));
  };
  await page.setViewportSize(SIZES.desktop);
  for (const theme of Object.keys(THEMES) as Theme[]) {
    await dress(page, theme);
    const enhanced = THEMES[theme].contrast === 'more';
    note(theme, await faultsOf(page, { onlyColours: theme !== 'light', enhanced }));
  }
  await dress(page, 'light');
  await page.setViewportSize(SIZES.phone);
  note('phone', await faultsOf(page, { onlyColours: false, enhanced: false }));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) found.push(`${what}, phone: ${overflow} px too wide`);
}

async function withLanguage(page: Page, language: Language): Promise<void> {
  await page.setViewportSize(SIZES.desktop);
  await speak(page, language);
}

test('every screen in every theme, language and width has no fault that axe finds', async ({ browser, baseURL, page, signInAs }) => {
  test.setTimeout(900_000);
  await signInAs(PEOPLE.coordinator);
  const screens = await everyScreen(page);
  const found: string[] = [];
  for (const person of EVERYBODY) {
    const theirs = await opened(browser, baseURL, { person, language: 'fr', colorScheme: 'light' });
    const complaints = listenTo(theirs);
    for (const language of EVERY_LANGUAGE) {
      await withLanguage(theirs, language);
      for (const screen of screens.filter((each) => each.person === person)) {
        await show(theirs, screen);
        await auditAll(theirs, `${screen.name} of ${person} in ${language}`, found);
      }
    }
    found.push(...complaints.map((complaint) => `console of ${person}: ${complaint}`));
    await theirs.context().close();
  }
  expect(found).toEqual([]);
});

/** Answers every question but who is signed in with what `answer` does. */
async function interceptQueries(page: Page, answer: 'fail' | 'wait'): Promise<() => void> {
  const waiting: Array<() => void> = [];
  await page.route('**/graphql', async (route) => {
    if (/query Viewer\b/.test(route.request().postData() ?? '')) return route.continue();
    if (answer === 'wait') await new Promise<void>((resolve) => waiting.push(resolve));
    else return route.fulfill({ json: { data: null, errors: [{ message: 'internal', extensions: { code: 'INTERNAL' } }] } });
    return route.continue().catch(() => undefined);
  });
  return () => {
    for (const release of waiting) release();
  };
}

/** Pages that ask the server, one of each kind. */
function asking(screens: readonly Screen[]): readonly Screen[] {
  const kinds = ['home', 'calls', 'imports', 'directory', 'competencies', 'lot', 'consortium'];
  return kinds.flatMap((kind) => screens.find(({ name, person }) => name === kind && person === 'coordinator') ?? []);
}

test('pages that wait and pages that failed have no fault that axe finds either', async ({ browser, baseURL, page, signInAs }) => {
  test.setTimeout(600_000);
  await signInAs(PEOPLE.coordinator);
  const screens = asking(await everyScreen(page));
  const found: string[] = [];
  const theirs = await opened(browser, baseURL, { person: 'coordinator', language: 'fr', colorScheme: 'light' });
  const complaints = listenTo(theirs);
  for (const language of EVERY_LANGUAGE) {
    await withLanguage(theirs, language);
    for (const answer of ['fail', 'wait'] as const) {
      for (const screen of screens) {
        const release = await interceptQueries(theirs, answer);
        await theirs.setViewportSize(SIZES.desktop);
        await theirs.goto(screen.path);
        const shown = answer === 'fail' ? theirs.getByRole('alert') : theirs.locator('[aria-busy=true]');
        await expect(shown.filter({ visible: true }).first(), `${screen.name} when its questions ${answer}`).toBeVisible();
        await auditAll(theirs, `${screen.name} when its questions ${answer}, in ${language}`, found);
        release();
        await theirs.unroute('**/graphql');
      }
    }
    await theirs.goto('/');
  }
  found.push(...complaints.map((complaint) => `console: ${complaint}`));
  await theirs.context().close();
  // A page that is named by its data has no heading before they are there; it says in a status region that it loads.
  const faults = found.filter((fault) => !/ questions wait, .*: page-has-heading-one: /.test(fault));
  expect(faults).toEqual([]);
});
