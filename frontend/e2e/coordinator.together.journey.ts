import { expect, expectNoSidewaysScroll, test } from './support/journey';

const CALL = 'Services informatiques : accord-cadre pour quatre services de médiation';

test('a coordinator finds one grouping for two lots and forms it', async ({ page, audit, signInAs }) => {
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: CALL }).first().click();
  await expect(page.getByRole('button', { name: 'Un groupement pour plusieurs lots' })).toBeDisabled();
  await page.getByRole('checkbox', { name: /^Cocher le lot 2 / }).check();
  await page.getByRole('checkbox', { name: /^Cocher le lot 1 / }).check();
  await audit('a call with lots ticked');
  await page.getByRole('link', { name: 'Un groupement pour 2 lots' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Un seul groupement pour les lots 1 et 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Proposer des groupements' }).click();
  await expect(page.getByText(/^Optimum prouvé/).first()).toBeVisible();
  await expect(page.getByText('Toutes les exigences obligatoires sont couvertes')).toBeVisible();
  // Every sentence about a requirement says of which lot it is.
  await expect(page.getByText(/ à l’exigence 2\.4 \(lot 2, /)).toBeVisible();
  await expect(page.getByText(/1\.6 \(lot 1, Service bilingue/).first()).toBeVisible();
  await page.getByText('Que se passe-t-il si un membre se retire ?').click();
  await expect(page.getByText(/^Sans Zwin & Lys.*\(lot 1, |^Si Zwin & Lys.*\(lot 1, /)).toBeVisible();
  await audit('one grouping for two lots');
  await expectNoSidewaysScroll(page, 'one grouping for two lots');

  await page.getByRole('button', { name: 'Former ce groupement' }).click();
  await expect(page.getByText(/^2 groupements sont créés ensemble/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Nom du groupement' }).fill('Cordée commune');
  await audit('forming consortia for two lots');
  await page.getByRole('button', { name: 'Créer le brouillon' }).click();
  await expect(page.getByRole('link', { name: 'Cordée commune · lot 1' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cordée commune · lot 2' })).toBeVisible();

  // The run stays with the call, with its answer.
  await page.goBack();
  await page.getByRole('link', { name: 'Retour à la consultation' }).click();
  await page.getByRole('link', { name: 'Lots 1 et 2' }).click();
  await expect(page.getByRole('button', { name: 'Recalculer' })).toBeVisible();
  await expect(page.getByText('Des données ont changé depuis ce calcul')).toBeHidden();
});
