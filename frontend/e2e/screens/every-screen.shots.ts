import { resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../support/journey';
import { saveWorkbook, workFolder } from '../support/workbooks';

const FOLDER = resolve(import.meta.dirname, '../../../screenshots');
const SIZES = { desktop: { width: 1440, height: 960 }, phone: { width: 390, height: 844 } } as const;
const SCHEMES = ['light', 'dark'] as const;
const LANGUAGES = { fr: { locale: 'fr-FR', name: 'Français' }, en: { locale: 'en-GB', name: 'English' } } as const;
type Language = keyof typeof LANGUAGES;

/** Whose screens are shown; nobody is a visitor. */
const PEOPLE = {
  visitor: undefined,
  coordinator: 'Coordination des Beffrois libres',
  company: 'Direction de Zwin & Lys',
  operator: 'Administration du réseau',
} as const;
type Person = keyof typeof PEOPLE;

interface Screen {
  readonly name: string;
  readonly person: Person;
  readonly path: string;
}

const SCREENS: readonly Screen[] = [
  { name: 'sign-in', person: 'visitor', path: '/sign-in' },
  { name: 'directory', person: 'visitor', path: '/directory' },
  { name: 'competencies', person: 'visitor', path: '/competencies' },
  { name: 'home', person: 'coordinator', path: '/' },
  { name: 'calls', person: 'coordinator', path: '/calls' },
  { name: 'new-call', person: 'coordinator', path: '/calls/new' },
  { name: 'consortia', person: 'coordinator', path: '/consortia' },
  { name: 'imports', person: 'coordinator', path: '/imports' },
  { name: 'directory', person: 'coordinator', path: '/directory' },
  { name: 'competencies', person: 'coordinator', path: '/competencies' },
  { name: 'accounts', person: 'coordinator', path: '/accounts' },
  { name: 'account', person: 'coordinator', path: '/account' },
  { name: 'home', person: 'company', path: '/' },
  { name: 'calls', person: 'company', path: '/calls' },
  { name: 'my-company', person: 'company', path: '/my-company' },
  { name: 'imports', person: 'company', path: '/imports' },
  { name: 'home', person: 'operator', path: '/' },
  { name: 'clusters', person: 'operator', path: '/clusters' },
];

const FAULTY = [
  {
    name: 'Capacités',
    rows: [
      ['Entreprise', 'Compétence', 'Niveau', 'Remarque'],
      ['Houblonnière Numérique', 'Drupal', 'onze', 'vue en juin'],
      ['Kermesse Studio', 'Symfonie', '3', ''],
      ['Kermesse Studio', 'Nextcloud', '2', ''],
    ],
  },
];

/** The address that the first link to such a page leads to. */
async function firstLink(page: Page, list: string, start: string): Promise<string> {
  await page.goto(list);
  const link = page.locator(`main a[href^="${start}"]:not([href$="/new"])`).first();
  await expect(link).toBeVisible();
  return (await link.getAttribute('href')) ?? list;
}

/** Composes a consortium on the page of a lot; where it leads. */
async function composed(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Composer à la main' }).click();
  const dialog = page.getByRole('dialog');
  for (const name of ['Galibot Services', 'Canut Libre']) {
    await dialog.getByRole('combobox', { name: 'Entreprises' }).fill(name);
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  }
  await dialog.getByLabel('Nom du groupement').fill('Cordée de la médiation');
  await dialog.getByLabel('Mandataire').selectOption('Canut Libre');
  await dialog.getByRole('button', { name: 'Créer le brouillon' }).click();
  await expect(page).toHaveURL(/\/consortia\/.+/);
  return new URL(page.url()).pathname;
}

/** Screens whose addresses only the demonstration knows. */
async function furtherScreens(page: Page): Promise<readonly Screen[]> {
  await page.goto('/calls');
  await page.getByRole('link', { name: /quatre services de médiation/ }).click();
  await expect(page).toHaveURL(/\/calls\/.+/);
  const call = new URL(page.url()).pathname;
  const lot = await firstLink(page, call, '/lots/');
  await page.goto(lot);
  await page.getByRole('button', { name: /^(Proposer des groupements|Recalculer)$/ }).click();
  await expect(page.getByText(/^Optimum prouvé/)).toBeVisible();
  const consortium = await composed(page);
  const company = await firstLink(page, '/directory', '/companies/');
  await page.goto('/imports');
  await page.getByText('Capacités des entreprises', { exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(saveWorkbook(workFolder(), 'capacites.xlsx', FAULTY));
  await page.getByRole('button', { name: 'Préparer le plan' }).click();
  await expect(page).toHaveURL(/\/imports\/.+/);
  const { pathname } = new URL(page.url());
  const steps = ['sheets', 'words', 'problems', 'plan'].map((step) => ({ name: `import-${step}`, path: `${pathname}?step=${step}` }));
  const others = [
    { name: 'call', path: call },
    { name: 'call-edit', path: `${call}/edit` },
    { name: 'call-plan', path: `${call}/plan` },
    { name: 'lot', path: lot },
    { name: 'consortium', path: consortium },
    { name: 'company', path: company },
    { name: 'import-cells', path: `${pathname}?step=problems&view=cells` },
    ...steps,
  ];
  return others.map((screen) => ({ ...screen, person: 'coordinator' as const }));
}

/** A page as a person has it, in a language and in colours. */
async function opened(
  browser: Browser,
  baseURL: string | undefined,
  { person, language, colorScheme }: { person: Person; language: Language; colorScheme: 'light' | 'dark' },
): Promise<Page> {
  const { locale, name: inItself } = LANGUAGES[language];
  const viewport = SIZES.desktop;
  const context = await browser.newContext({ baseURL, locale, colorScheme, viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const name = PEOPLE[person];
  if (name !== undefined) {
    await page.goto('/sign-in');
    await page.getByRole('button', { name }).first().click();
    await expect(page).not.toHaveURL(/sign-in/);
    // The language of an account goes before that of the browser.
    await page.getByRole('button', { name: /Français|English/ }).click();
    await page.getByRole('menuitemradio', { name: inItself }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  }
  return page;
}

test('every screen, at two widths, in two colours and two languages', async ({ browser, baseURL, page, signInAs }) => {
  await signInAs(PEOPLE.coordinator);
  const screens = [...SCREENS, ...(await furtherScreens(page))];
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    for (const colorScheme of SCHEMES) {
      for (const person of Object.keys(PEOPLE) as Person[]) {
        const theirs = await opened(browser, baseURL, { person, language, colorScheme });
        for (const screen of screens.filter((each) => each.person === person)) {
          await theirs.goto(screen.path);
          await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
          await theirs.waitForLoadState('networkidle');
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
