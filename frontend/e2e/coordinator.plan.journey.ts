import { expect, expectNoSidewaysScroll, test } from './support/journey';

const CALL = 'Services informatiques : accord-cadre pour quatre services de médiation';

test('a coordinator plans all lots of a call together', async ({ page, audit, signInAs }) => {
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: CALL }).first().click();
  await page.getByRole('link', { name: 'Tous les lots ensemble' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tous les lots ensemble' })).toBeVisible();
  // One lot is impossible by itself, and one wants companies that others have already.
  await expect(page.getByText('5 lots couverts sur 6')).toBeVisible();
  await expect(page.getByText(/^1 lot cède sa place à d’autres/)).toBeVisible();
  const row = (name: RegExp): ReturnType<typeof page.getByRole> => page.getByRole('row', { name });
  await expect(row(/^Lot 5 · /)).toContainText('Seul, ce lot aurait : Chicorée & Compagnie');
  await expect(row(/^Lot 4 · /)).toContainText('Chicorée & Compagnie');
  await expect(row(/^Lot 6 · /)).toContainText('Personne ne couvre ce lot, même seul.');
  await expect(row(/^Chicorée & Compagnie 4 0,5 2 1,5$/)).toBeVisible();
  await audit('the plan of a call');
  await expectNoSidewaysScroll(page, 'the plan of a call');
  await page.getByRole('checkbox', { name: /^Admettre la sous-traitance/ }).check();
  await expect(page.getByText(/lots couverts sur 6/)).toBeVisible();
  await page.getByRole('link', { name: /^Lot 5 · / }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Lot 5 · / })).toBeVisible();
});
