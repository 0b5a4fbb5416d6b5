import { expect, test } from './support/journey';

test('a coordinator composes a consortium by hand, and gives its members their roles', async ({ page, audit, signInAs }) => {
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: /quatre services de médiation/ }).click();
  await page.getByText(/^Lot 3/).first().click();
  await page.getByRole('link', { name: 'Couverture et groupements' }).click();

  await page.getByRole('button', { name: 'Composer à la main' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Créer le brouillon' }).click();
  await expect(dialog.getByText('Choisissez au moins une entreprise.')).toBeVisible();
  for (const name of ['Galibot Services', 'Canut Libre', 'Zwin & Lys']) {
    await dialog.getByRole('combobox', { name: 'Entreprises' }).fill(name);
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  }
  await dialog.getByLabel('Nom du groupement').fill('Cordée du sans-fil');
  await dialog.getByLabel('Mandataire').selectOption('Canut Libre');
  await dialog.getByRole('radio', { name: /^Solidaire/ }).check();
  await audit('the dialog that composes a consortium');
  await dialog.getByRole('button', { name: 'Créer le brouillon' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Cordée du sans-fil' })).toBeVisible();
  const members = page.getByRole('table', { name: 'Membres' });
  await expect(members.getByRole('row', { name: /Canut Libre.*Mandataire/ })).toBeVisible();
  await expect(members.getByRole('row', { name: /Galibot Services.*Membre/ })).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Solidaire/ })).toBeChecked();

  await members.getByRole('button', { name: /Galibot Services/ }).click();
  await page.getByRole('menuitem', { name: 'Sous-traitant' }).click();
  await expect(members.getByRole('row', { name: /Galibot Services.*Sous-traitant/ })).toBeVisible();
  await members.getByRole('button', { name: /Zwin & Lys/ }).click();
  await page.getByRole('menuitem', { name: 'Retirer du groupement' }).click();
  await expect(members.getByRole('row', { name: /Zwin & Lys/ })).toBeHidden();
  // The offer to take the change of role back goes: the server would refuse it now.
  await expect(page.getByRole('button', { name: 'Annuler l’action' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Annuler l’action' }).click();
  await expect(members.getByRole('row', { name: /Zwin & Lys.*Membre/ })).toBeVisible();

  await page.getByRole('button', { name: 'Ajouter un membre' }).click();
  await dialog.getByRole('combobox', { name: 'Entreprise' }).fill('Pavé');
  await page.getByRole('option', { name: /^Pavé Sûr/ }).click();
  await dialog.getByRole('button', { name: 'Ajouter un membre' }).click();
  await expect(members.getByRole('row', { name: /Pavé Sûr.*Membre/ })).toBeVisible();
});

test('a preferred company comes in where it costs nothing', async ({ page, signInAs }) => {
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: /quatre services de médiation/ }).click();
  await page.getByText(/^Lot 2/).first().click();
  await page.getByRole('link', { name: 'Couverture et groupements' }).click();
  await page.getByRole('button', { name: /^(Proposer des groupements|Recalculer)$/ }).click();
  await expect(page.getByText(/^Optimum prouvé/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /Marais & Réseaux.*Membre/ })).toBeVisible();
  await expect(page.getByText(/entreprises? préférées?$/)).toBeHidden();

  await page.getByRole('button', { name: 'Préférer Canal Bis' }).click();
  await expect(page.getByRole('columnheader', { name: /Canal Bis.*Membre/ })).toBeVisible();
  await expect(page.getByText('1 entreprise préférée')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /Marais & Réseaux.*Membre/ })).toBeHidden();

  await page.getByRole('list', { name: 'Préférées' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: /Marais & Réseaux.*Membre/ })).toBeVisible();
});
