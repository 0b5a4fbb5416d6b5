import type { Browser, Page } from '@playwright/test';
import { expect } from '../support/journey';
import { saveWorkbook, workFolder } from '../support/workbooks';

/** The one list of screens: pictures are taken of it, and every audit walks it. */

export const SIZES = { desktop: { width: 1440, height: 960 }, phone: { width: 390, height: 844 } } as const;
export const LANGUAGES = { fr: { locale: 'fr-FR', name: 'Français' }, en: { locale: 'en-GB', name: 'English' } } as const;
export type Language = keyof typeof LANGUAGES;
export const EVERY_LANGUAGE = Object.keys(LANGUAGES) as Language[];

/** Whose screens are shown; nobody is a visitor. */
export const PEOPLE = {
  visitor: undefined,
  coordinator: 'Coordination des Beffrois libres',
  company: 'Direction de Zwin & Lys',
  operator: 'Administration du réseau',
} as const;
export type Person = keyof typeof PEOPLE;
export const EVERYBODY = Object.keys(PEOPLE) as Person[];

export interface Screen {
  readonly name: string;
  readonly person: Person;
  readonly path: string;
}

const SCREENS: readonly Screen[] = [
  { name: 'sign-in', person: 'visitor', path: '/sign-in' },
  { name: 'directory', person: 'visitor', path: '/directory' },
  { name: 'competencies', person: 'visitor', path: '/competencies' },
  { name: 'accessibility', person: 'visitor', path: '/accessibility' },
  { name: 'no-such-page', person: 'visitor', path: '/no-such-page' },
  { name: 'home', person: 'coordinator', path: '/' },
  { name: 'calls', person: 'coordinator', path: '/calls' },
  { name: 'calls-empty', person: 'coordinator', path: '/calls?text=rien-de-tel' },
  { name: 'new-call', person: 'coordinator', path: '/calls/new' },
  { name: 'consortia', person: 'coordinator', path: '/consortia' },
  { name: 'consortia-empty', person: 'coordinator', path: '/consortia?text=rien-de-tel' },
  { name: 'imports', person: 'coordinator', path: '/imports' },
  { name: 'directory', person: 'coordinator', path: '/directory' },
  { name: 'directory-map', person: 'coordinator', path: '/directory?view=map' },
  { name: 'directory-empty', person: 'coordinator', path: '/directory?text=rien-de-tel' },
  { name: 'competencies', person: 'coordinator', path: '/competencies' },
  { name: 'competencies-empty', person: 'coordinator', path: '/competencies?text=rien-de-tel' },
  { name: 'accounts', person: 'coordinator', path: '/accounts' },
  { name: 'account', person: 'coordinator', path: '/account' },
  { name: 'absent-lot', person: 'coordinator', path: '/lots/TG90OjAwMA' },
  { name: 'home', person: 'company', path: '/' },
  { name: 'calls', person: 'company', path: '/calls' },
  { name: 'my-company', person: 'company', path: '/my-company' },
  { name: 'first-visit-identity', person: 'company', path: '/my-company?visit=identity' },
  { name: 'first-visit-capabilities', person: 'company', path: '/my-company?visit=capabilities' },
  { name: 'first-visit-means', person: 'company', path: '/my-company?visit=means' },
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

/** Every screen; signed in as a coordinator in French, it makes what the demonstration has not, and finds the addresses that only it knows. */
export async function everyScreen(page: Page): Promise<readonly Screen[]> {
  await page.goto('/calls');
  await page.getByRole('link', { name: /quatre services de médiation/ }).click();
  await expect(page).toHaveURL(/\/calls\/.+/);
  const call = new URL(page.url()).pathname;
  const lot = await firstLink(page, call, '/lots/');
  await page.goto(lot);
  await page.getByRole('button', { name: /^(Proposer des groupements|Recalculer)$/ }).click();
  // A machine that does something else proves slowly.
  await expect(page.getByText(/^Optimum prouvé/)).toBeVisible({ timeout: 90_000 });
  const consortium = await composed(page);
  const company = await firstLink(page, '/directory', '/companies/');
  await page.goto('/imports');
  await page.getByText('Capacités des entreprises', { exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(saveWorkbook(workFolder(), 'capacites.xlsx', FAULTY));
  await page.getByRole('button', { name: 'Préparer le plan' }).click();
  await expect(page).toHaveURL(/\/imports\/.+/);
  const { pathname } = new URL(page.url());
  const steps = ['sheets', 'words', 'problems', 'plan'].map((step) => ({ name: `import-${step}`, path: `${pathname}?step=${step}` }));
  const found = [
    { name: 'call', path: call },
    { name: 'call-edit', path: `${call}/edit` },
    { name: 'call-plan', path: `${call}/plan` },
    { name: 'lot', path: lot },
    { name: 'consortium', path: consortium },
    { name: 'company', path: company },
    { name: 'import-cells', path: `${pathname}?step=problems&view=cells` },
    ...steps,
  ].map((screen) => ({ ...screen, person: 'coordinator' as const }));
  return [...SCREENS, ...found, { name: 'lot', path: lot, person: 'company' }, { name: 'call', path: call, person: 'company' }];
}

interface Opening {
  readonly person: Person;
  readonly language: Language;
  readonly colorScheme: 'light' | 'dark';
}

/** A page as a person has it, in a language and in colours. */
export async function opened(browser: Browser, baseURL: string | undefined, { person, language, colorScheme }: Opening): Promise<Page> {
  const { locale } = LANGUAGES[language];
  const viewport = SIZES.desktop;
  const context = await browser.newContext({ baseURL, locale, colorScheme, viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const name = PEOPLE[person];
  await page.goto('/sign-in');
  if (name !== undefined) {
    await page.getByRole('button', { name }).first().click();
    await expect(page).not.toHaveURL(/sign-in/);
  }
  await speak(page, language);
  return page;
}

/** Changes the language where a person does; that of an account goes before that of the browser. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: /Français|English/ }).click();
  await page.getByRole('menuitemradio', { name: LANGUAGES[language].name }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** Goes there and waits until nothing more arrives. */
export async function show(page: Page, { path }: Screen): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

