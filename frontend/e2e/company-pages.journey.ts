import type { Page } from '@playwright/test';
import { expect, test } from './support/journey';

/** A question to the server with the person's own session, past what the pages offer. */
async function ask(page: Page, query: string, variables: object): Promise<string> {
  const answer = await page.request.post('/graphql', { data: { query, variables } });
  return answer.text();
}

test('a contributor declares, and answers nothing in the name of the company', async ({ page, audit, signInAs }) => {
  await signInAs('Équipe technique de Rémouleur Web');
  await page.goto('/my-company?tab=capabilities');
  await page.getByRole('button', { name: 'Déclarer une capacité' }).click();
  const form = page.getByRole('dialog', { name: 'Déclarer une capacité' });
  await form.getByRole('textbox', { name: 'Compétence' }).fill('drupal');
  await page.getByRole('option', { name: /^Drupal/ }).click();
  await form.getByRole('radio', { name: 'Autonome' }).check();
  await form.getByRole('button', { name: 'Déclarer', exact: true }).click();
  const declared = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Drupal', exact: true }) });
  await expect(declared.getByText('Déclarée')).toBeVisible();
  await audit('the capabilities of a contributor');

  await page.goto('/my-company');
  await page.getByRole('link', { name: /^Lot 2 : Tierce maintenance/ }).click();
  await expect(page.getByText('Votre rôle ne permet pas de répondre pour cette entreprise.')).toBeVisible();
  await expect(page.getByText('Oui, comme mandataire')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Oui|^Non$|^Peut-être/ })).toHaveCount(0);
  await audit('the page of a lot for a contributor');

  const lotId = new URL(page.url()).pathname.split('/').at(-1);
  const viewer = await ask(page, '{ viewer { companies { id } } }', {});
  const companyId = /"companies":\[\{"id":"([^"]+)"/.exec(viewer)?.[1];
  const mutation = 'mutation($input: AnswerInterestInput!) { answerInterest(input: $input) { interest { id } } }';
  const answered = await ask(page, mutation, { input: { lotId, companyId, answer: 'NO' } });
  expect(answered).toContain('FORBIDDEN');

  await page.goto('/imports');
  await expect(page.getByRole('heading', { name: 'Cette page ne vous est pas ouverte' })).toBeVisible();
  await audit('a page that is not open');
});

const ENGLISH = [
  { path: '/', heading: /^Hello/ },
  { path: '/my-company', heading: 'Zwin & Lys' },
  { path: '/my-company?tab=capabilities', heading: 'Zwin & Lys' },
  { path: '/my-company?tab=profile', heading: 'Zwin & Lys' },
  { path: '/calls', heading: /^Calls/ },
  { path: '/consortia', heading: 'Consortia' },
  { path: '/imports', heading: 'Imports' },
  { path: '/directory', heading: 'Directory' },
  { path: '/competencies', heading: 'Competencies' },
  { path: '/account', heading: 'My account' },
] as const;

test('a company walks through its pages in English', async ({ audit, openAs }) => {
  const page = await openAs('Direction de Zwin & Lys', 'en-GB');
  for (const { path, heading } of ENGLISH) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await audit(`${path} in English`, page);
  }
  await page.goto('/my-company');
  await page.getByRole('link', { name: /^Lot 1: / }).click();
  await expect(page.getByText(/^Your company alone covers \d+ of 7 mandatory requirements\.$/)).toBeVisible();
  await audit('the page of a lot in English', page);
});

const ADMINISTRATION = [
  { path: '/', heading: /^Bonjour/ },
  { path: '/clusters', heading: 'Clusters' },
  { path: '/accounts', heading: 'Comptes' },
  { path: '/competencies', heading: 'Compétences' },
  { path: '/calls', heading: 'Consultations' },
  { path: '/consortia', heading: 'Groupements' },
  { path: '/calls/new', heading: 'Cette page ne vous est pas ouverte' },
] as const;

test('a network administrator finds accounts and clusters, and nothing of the calls', async ({ page, audit, signInAs }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await signInAs('Administration du réseau');
  await expect(page.getByRole('link', { name: 'Gérer les clusters' })).toBeVisible();
  const navigation = page.getByRole('navigation', { name: 'Navigation principale' });
  await expect(navigation.getByRole('link', { name: 'Comptes' })).toBeVisible();
  await expect(navigation.getByRole('link', { name: 'Consultations' })).toHaveCount(0);
  for (const { path, heading } of ADMINISTRATION) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await audit(`${path} for a network administrator`);
  }
  const counts = await ask(page, '{ callsForTender { totalCount } consortia { totalCount } }', {});
  expect(JSON.parse(counts)).toEqual({ data: { callsForTender: { totalCount: 0 }, consortia: { totalCount: 0 } } });
});
