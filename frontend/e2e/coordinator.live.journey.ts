import { expect, test } from './support/journey';

test('what one coordinator keeps appears before the other without reading the page again', async ({ page, signInAs, openAs }) => {
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: /quatre services de médiation/ }).click();
  await page.getByText(/^Lot 3/).first().click();
  await page.getByRole('link', { name: 'Couverture et groupements' }).click();
  await page.getByRole('button', { name: 'Proposer des groupements' }).click();
  await expect(page.getByText(/^Optimum prouvé/)).toBeVisible();
  const comparison = page.getByRole('region', { name: 'Comparer' });
  await expect(comparison.getByText('Proposition A', { exact: true }).first()).toBeVisible();

  const other = await openAs('Coordination des Beffrois libres');
  await other.goto(new URL(page.url()).pathname);
  await other.getByText('Composition', { exact: true }).click();
  const builder = other.getByRole('region', { name: 'Composition' });
  await builder.getByRole('button', { name: /^Ajouter / }).first().click();
  await builder.getByLabel('Nom du scénario').fill('Vu d’ailleurs');
  await builder.getByRole('button', { name: 'Garder' }).click();
  await expect(other.getByText(/«\sVu d’ailleurs\s» est gardé\./)).toBeVisible();

  await expect(comparison.getByText('Vu d’ailleurs', { exact: true })).toBeVisible();
});
