import { expect, test } from './support/journey';

test('a coordinator judges what only a person can judge, and takes it back', async ({ page, audit, signInAs }) => {
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: /quatre services de médiation/ }).click();
  await page.getByText(/^Lot 6/).first().click();
  await page.getByRole('link', { name: 'Couverture et groupements' }).click();

  const margin = page.getByRole('gridcell', { name: /Exigence 6/ }).or(page.getByRole('gridcell', { name: /exigence 6/ })).last();
  await page.getByRole('button', { name: /^Aller à l’exigence 6 :/ }).click();
  await expect(page.getByRole('rowheader', { name: /^6/ })).toBeFocused();
  await expect(margin).toHaveAccessibleName(/À juger/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Juger cette exigence' }).click();

  const dialog = page.getByRole('dialog', { name: 'Juger l’exigence 6' });
  await expect(dialog.getByRole('radio', { name: 'Personne ne l’a encore jugée' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'Oui, elle est couverte' }).check();
  await dialog.getByLabel('Raison').fill('Deux serveurs à Lille, vus sur place.');
  await audit('the dialog that judges a requirement');
  await dialog.getByRole('button', { name: 'Enregistrer le jugement' }).click();
  await expect(page.getByText('Exigence 6 jugée')).toBeVisible();
  await expect(margin).toHaveAccessibleName(/Jugée/);

  await page.getByRole('rowheader', { name: /^6/ }).click();
  await expect(page.getByText(/^Jugée couverte par Coordination des Beffrois libres/)).toBeVisible();
  await expect(page.getByText('Deux serveurs à Lille, vus sur place.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Annuler l’action' }).click();
  await expect(margin).toHaveAccessibleName(/À juger/);
});
