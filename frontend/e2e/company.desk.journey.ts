import type { Page } from '@playwright/test';
import { expect, expectNoSidewaysScroll, listenTo, test } from './support/journey';

const COMPANY = 'Rémouleur Web';

test('a company reads why a lot matters for it', async ({ page, audit, signInAs }) => {
  await signInAs(`Direction de ${COMPANY}`);
  await page.goto('/my-company');
  await page.getByText('Pourquoi ce lot vous concerne').first().click();
  await expect(page.getByText(/^(Vous répondez seul|Vous comptez avec d’autres|D’autres devront)/).first()).toBeVisible();
  await audit('the desk with why a lot matters');
  await expectNoSidewaysScroll(page, 'the desk with why a lot matters');
});

/** A question with the person's own session, past what the pages offer. */
async function asked<Data>(page: Page, query: string, variables: object): Promise<Data> {
  const answer = await page.request.post('/graphql', { data: { query, variables } });
  const { data } = (await answer.json()) as { data: Data };
  return data;
}

/** A new company with nothing but its name, and the link with which its manager enters. */
async function newCompany(page: Page): Promise<string> {
  const viewing = '{ viewer { clusters { id } } }';
  const { viewer } = await asked<{ viewer: { clusters: Array<{ id: string }> } }>(page, viewing, {});
  const making = 'mutation($input: CreateCompanyInput!) { createCompany(input: $input) { company { id } } }';
  const { createCompany } = await asked<{ createCompany: { company: { id: string } } }>(page, making, {
    input: { clusterId: viewer.clusters[0]?.id, name: 'Écluse Libre' },
  });
  const inviting = 'mutation($input: CreateAccountInput!) { createAccount(input: $input) { link } }';
  const { createAccount } = await asked<{ createAccount: { link: string } }>(page, inviting, {
    input: {
      email: 'direction@ecluse.example',
      name: 'Direction d’Écluse Libre',
      language: 'FR',
      role: 'COMPANY_MANAGER',
      companyId: createCompany.company.id,
    },
  });
  return new URL(createAccount.link).pathname;
}

test('a company with an empty sheet is led through its first visit by keyboard, and ends on what counts', async ({
  page,
  browser,
  baseURL,
  audit,
  signInAs,
}) => {
  await signInAs('Coordination des Beffrois libres');
  const link = await newCompany(page);
  const context = await browser.newContext({ baseURL });
  const own = await context.newPage();
  const complaints = listenTo(own);
  await own.goto(link);
  await own.getByLabel('Nouveau mot de passe').fill('une écluse qui monte et descend');
  await own.getByRole('button', { name: 'Entrer' }).click();
  await expect(own).not.toHaveURL(/setup/);
  await own.goto('/my-company');
  await own.getByRole('button', { name: 'Remplir ma fiche en cinq minutes' }).click();
  const visit = own.getByRole('region', { name: 'Première visite' });
  await expect(visit.getByText('Étape 1 sur 3')).toBeVisible();
  await audit('the first step of the first visit', own);
  await visit.getByLabel('SIREN').fill('123456789');
  await visit.getByRole('button', { name: 'Continuer' }).click();
  await expect(visit.getByLabel('SIREN')).toHaveAttribute('aria-invalid', 'true');
  await visit.getByLabel('SIREN').fill('732 829 320');
  await visit.getByLabel('Ville').fill('Lille');
  await own.keyboard.press('Enter');

  await expect(visit.getByText('Étape 2 sur 3')).toBeVisible();
  await visit.getByRole('textbox', { name: 'Logiciel, activité ou domaine' }).fill('postgres');
  await own.getByRole('option', { name: /^PostgreSQL/ }).click();
  await expect(visit.getByRole('button', { name: '1 · Notions' })).toBeFocused();
  await own.keyboard.press('3');
  await expect(visit.getByRole('listitem').filter({ hasText: 'PostgreSQL' }).getByText('Confirmé')).toBeVisible();
  await visit.getByRole('textbox', { name: 'Logiciel, activité ou domaine' }).fill('nextcloud');
  await own.getByRole('option', { name: /^Nextcloud/ }).click();
  await own.keyboard.press('2');
  await expect(visit.getByRole('listitem')).toHaveCount(2);
  await own.getByRole('button', { name: 'Annuler' }).last().click();
  await expect(visit.getByRole('listitem')).toHaveCount(1);
  await audit('the second step of the first visit', own);
  await expectNoSidewaysScroll(own, 'the second step of the first visit');
  await own.reload();
  await expect(visit.getByText('Étape 2 sur 3')).toBeVisible();
  await visit.getByRole('button', { name: 'Continuer' }).click();

  await visit.getByLabel('ETP disponibles en tout').fill('2');
  await visit.getByLabel('ETP sur PostgreSQL').fill('1,5');
  await audit('the last step of the first visit', own);
  await visit.getByRole('button', { name: 'Terminer' }).click();
  await expect(visit).toBeHidden();
  await own.getByRole('tab', { name: 'Capacités et preuves' }).click();
  await expect(own.getByText('1,5 ETP')).toBeVisible();
  expect(complaints).toEqual([]);
  await context.close();
});
