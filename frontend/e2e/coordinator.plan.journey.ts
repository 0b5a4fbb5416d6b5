import type { Locator } from '@playwright/test';
import { expect as expected, expectNoSidewaysScroll, test } from './support/journey';

/** A plan and the reading of it afterwards may take a while on a machine that does something else. */
const expect = expected.configure({ timeout: 60_000 });

const CALL = 'Services informatiques : accord-cadre pour quatre services de médiation';

test('a coordinator plans all lots of a call together', async ({ page, audit, signInAs }) => {
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: CALL }).first().click();
  await page.getByRole('link', { name: 'Tous les lots ensemble' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tous les lots ensemble' })).toBeVisible();
  await expect(page.getByText('Aucun plan pour l’instant')).toBeVisible();
  await audit('a call without a plan');

  await page.getByRole('button', { name: 'Calculer un plan' }).click();
  const shown = page.locator('[aria-busy=false]');
  // One lot is impossible by itself, and one wants companies that others have already.
  await expect(shown.getByText('5 lots couverts sur 6')).toBeVisible();
  await expect(shown.getByText(/^1 lot cède sa place à d’autres/)).toBeVisible();
  const row = (name: RegExp): Locator => page.getByRole('row', { name });
  await expect(row(/^Lot 5 · /)).toContainText('Seul, ce lot aurait : Chicorée & Compagnie');
  await expect(row(/^Lot 4 · /)).toContainText('Chicorée & Compagnie');
  await expect(row(/^Lot 6 · /)).toContainText('Personne ne couvre ce lot, même seul.');
  await expect(row(/^Chicorée & Compagnie 4 0,5 2 1,5$/)).toBeVisible();
  await audit('the plan of a call');
  await expectNoSidewaysScroll(page, 'the plan of a call');
});

test('a coordinator steers a plan lot by lot, and goes back to earlier ones', async ({ page, audit, signInAs }) => {
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: CALL }).first().click();
  await page.getByRole('link', { name: 'Tous les lots ensemble' }).click();
  await page.getByRole('button', { name: 'Calculer un plan' }).click();
  const shown = page.locator('[aria-busy=false]');
  await expect(shown.getByText('5 lots couverts sur 6')).toBeVisible();
  const row = (name: RegExp): Locator => page.getByRole('row', { name });

  // Chicorée is wanted on lot 5 instead, and lot 6 is left out.
  await page.getByText('Souhaits', { exact: true }).click();
  await page.getByRole('checkbox', { name: /^Lot 6 · / }).uncheck();
  await page.getByRole('combobox', { name: 'Lot', exact: true }).click();
  await page.getByRole('option', { name: /^Lot 5 · / }).click();
  await page.getByRole('combobox', { name: 'Entreprise' }).fill('Chicorée');
  await page.getByRole('option', { name: /^Chicorée & Compagnie/ }).click();
  await page.getByRole('button', { name: 'Épingler' }).click();
  await expect(page.getByRole('list', { name: 'Épinglées' })).toContainText('Lot 5 · Chicorée & Compagnie');
  await audit('wishes for a plan');
  await expectNoSidewaysScroll(page, 'wishes for a plan');
  await page.getByRole('button', { name: 'Calculer à nouveau' }).click();
  await expect(shown.getByText('Lot 5 : avec Chicorée & Compagnie')).toBeVisible();
  await expect(shown.getByText('Lot 6 laissé de côté')).toBeVisible();
  await expect(shown.getByText(/^[45] lots couverts sur 5$/)).toBeVisible();
  await expect(row(/^Lot 5 · /)).toContainText('Chicorée & Compagnie');
  await expect(row(/^Lot 6 · /)).toBeHidden();

  // What contradicts itself is refused in words, and the plan on screen stays.
  for (const number of [1, 2, 3, 4, 5]) await page.getByRole('checkbox', { name: new RegExp(`^Lot ${number} · `) }).uncheck();
  await page.getByRole('button', { name: 'Calculer à nouveau' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'se contredisent' })).toBeVisible();
  await expect(shown.getByText('Lot 6 laissé de côté')).toBeVisible();

  const runs = page.getByRole('list', { name: 'Plans conservés' });
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await runs.getByRole('button', { name: /^Ouvrir le plan du / }).click();
  await expect(page.getByText(/^Un plan antérieur, du /)).toBeVisible();
  await expect(shown.getByText('5 lots couverts sur 6')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'se contredisent' })).toBeHidden();
  await runs.getByRole('button', { name: /^Rejouer le plan du / }).last().click();
  await expect(page.getByText('Le plan est le même qu’alors, valeur pour valeur.')).toBeVisible();
  await expect(runs.getByRole('listitem')).toHaveCount(3);
  await page.reload();
  await expect(page.getByText('Le plan est le même qu’alors, valeur pour valeur.')).toBeVisible();

  await page.getByRole('link', { name: /^Lot 5 · / }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Lot 5 · / })).toBeVisible();
});

test('a plan says that something has changed since, and is made again with the same wishes', async ({ page, audit, signInAs, openAs }) => {
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: CALL }).first().click();
  const plans = page.getByRole('link', { name: 'Tous les lots ensemble' });
  await plans.click();
  await page.getByRole('button', { name: 'Calculer un plan' }).click();
  await expect(page.getByText('5 lots couverts sur 6').first()).toBeVisible();
  const address = new URL(page.url()).pathname;

  await page.getByRole('link', { name: CALL }).click();
  await page.getByRole('button', { name: 'Ajouter un lot' }).first().click();
  await page.getByRole('textbox', { name: 'Numéro' }).fill('7');
  await page.getByRole('textbox', { name: 'Intitulé' }).fill('Accueil en plus');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await plans.click();
  await expect(page.getByText('Des données ont changé depuis ce plan')).toBeVisible();
  await audit('a plan that is outdated');
  await page.getByRole('button', { name: 'Calculer à nouveau avec les mêmes souhaits' }).click();
  await expect(page.getByText('Des données ont changé depuis ce plan')).toBeHidden();
  await expect(page.getByText(/lots couverts sur 7$/).first()).toBeVisible();

  // A company that knows the address reads why it sees nothing; it can go on to the call.
  const company = await openAs('Direction de Zwin & Lys');
  await company.goto(address);
  await expect(company.getByText('Plans are for the coordinators of the call')).toBeVisible();
  await expect(company.getByRole('button', { name: /plan/i })).toBeHidden();
  await audit('the plans of a call for a company', company);
  await company.getByRole('link', { name: 'Back to the call' }).click();
  await expect(company.getByRole('heading', { level: 1, name: CALL })).toBeVisible();
});
