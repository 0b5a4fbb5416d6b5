import type { Page } from '@playwright/test';
import { expect, expectNoSidewaysScroll, test } from './support/journey';
import { saveWorkbook, workFolder } from './support/workbooks';

/** A sheet as an association keeps it: a title above, titles that say little, words of its own, a name in doubt. */
const MEMBERS = [
  {
    name: 'Suivi 2026',
    rows: [
      ['Suivi des adhérents', '', '', ''],
      ['Qui', 'Quoi', 'Maîtrise estimée', 'Remarque'],
      ['Houblonnière Numérique', 'Drupal', 'fort', 'vue en juin'],
      ['Kermesse Studio', 'Graphisme maison', 'moyen', ''],
      ['Kermesse Studio', 'Drupal', 'fort', ''],
    ],
  },
];

async function send(page: Page, file: string, { isAgain = false } = {}): Promise<void> {
  if (!isAgain) {
    await page.goto('/imports');
    await page.getByText('Capacités des entreprises', { exact: true }).click();
  }
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Préparer le plan' }).click();
  await expect(page).toHaveURL(/\/imports\/.+/);
}

test('a coordinator says what a file means, and the next one needs no words', async ({ page, audit, signInAs }) => {
  test.setTimeout(120_000);
  const file = saveWorkbook(workFolder(), 'suivi.xlsx', MEMBERS);
  await signInAs('Coordination des Beffrois libres');
  await send(page, file);

  await expect(page.getByText(/^Les titres sont sans doute à la ligne 2/)).toBeVisible();
  await audit('a sheet that was not understood');
  await page.getByRole('button', { name: 'Ligne 2', exact: true }).click();
  const columns = page.getByRole('list', { name: 'Colonnes de la feuille' });
  await expect(columns.getByText('A · Qui')).toBeVisible();
  const becomes = (column: string): ReturnType<Page['getByLabel']> =>
    columns.getByRole('listitem').filter({ hasText: column }).getByLabel('Devient');
  const rows = page.getByLabel('Lignes de titres');
  await rows.fill('2');
  await expect(columns.getByText('A · Suivi des adhérents / Qui')).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: 'Feuilles et colonnes' }).click();
  await page.getByRole('button', { name: 'Montrer le haut de la feuille' }).click();
  await expect(rows).toHaveValue('2');
  await rows.fill('1');
  await expect(columns.getByText('A · Qui')).toBeVisible();
  await becomes('A · Qui').selectOption({ label: 'Entreprise' });
  await expect(becomes('A · Qui')).toHaveValue('companyName');
  await becomes('B · Quoi').selectOption({ label: 'Compétence' });
  await expect(becomes('B · Quoi')).toHaveValue('competency');
  await becomes('C · Maîtrise').selectOption({ label: 'Niveau' });
  await expect(becomes('C · Maîtrise')).toHaveValue('level');
  await audit('columns decided');
  await expectNoSidewaysScroll(page, 'the columns of a sheet');

  await page.getByRole('tab', { name: 'Valeurs (3 à placer)' }).click();
  await audit('words to place');
  await page.getByLabel('« fort » veut dire').selectOption('4 - expert');
  await page.getByRole('tab', { name: 'Valeurs (2 à placer)' }).waitFor();
  await page.getByLabel('« moyen » veut dire').selectOption('2 - autonome');
  await page.getByRole('tab', { name: 'Valeurs (1 à placer)' }).waitFor();
  await expectNoSidewaysScroll(page, 'words to place');

  await page.getByRole('tab', { name: 'Problèmes (1)' }).click();
  await audit('a problem told once');
  const [rejected] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Classeur des lignes à corriger' }).click(),
  ]);
  expect(rejected.suggestedFilename()).toContain('suivi');
  await page.getByRole('textbox', { name: '« Graphisme maison » veut dire' }).fill('UX');
  await page.getByRole('option', { name: /UX/ }).first().click();
  await expect(page.getByText('Aucun problème : toutes les lignes peuvent servir')).toBeVisible();

  await page.getByRole('button', { name: 'Appliquer le plan : 3 lignes' }).click();
  await expect(page.getByText('Import appliqué')).toBeVisible();
  await audit('an import that was applied');

  await send(page, file);
  const fates = page.getByRole('list', { name: 'Ce que deviennent les lignes' }).getByRole('listitem');
  await expect(fates.filter({ hasText: 'inchangées' })).toHaveText(/^3/);

  await page.goto('/imports');
  await expect(page.getByText('« fort » se lit « 4 - expert »')).toBeVisible();
  await audit('what is remembered of decisions');
  await page.getByRole('link', { name: 'suivi.xlsx' }).last().click();
  await page.getByRole('button', { name: 'Annuler cet import' }).click();
  await expect(page.getByRole('button', { name: 'Refaire cet import' })).toBeVisible();
  await audit('an import that was undone');
  await expectNoSidewaysScroll(page, 'an import that was undone');
  await page.getByRole('button', { name: 'Refaire cet import' }).click();
  await expect(page.getByRole('button', { name: 'Annuler cet import' })).toBeVisible();

  await page.goto('/imports');
  await page.getByRole('button', { name: /^Oublier ce qui est retenu pour Qui, Quoi/ }).click();
  await expect(page.getByText('Rien n’est encore retenu')).toBeVisible();
});

/** One text wrong in two rows, one cell wrong alone. */
const WRONG = [
  {
    name: 'Capacités',
    rows: [
      ['Entreprise', 'Compétence', 'Niveau', 'Remarque', 'Couleur'],
      ['Houblonnière Numérique', 'Drupal', 'onze', 'vue en juin', 'bleu'],
      ['Kermesse Studio', 'Drupal', 'onze', '', 'rouge'],
      ['Houblonnière Numérique', 'UXX', '3', '', 'vert'],
      ['Kermesse Studio', 'UX', '2', '', 'vert'],
    ],
  },
];

test('a coordinator corrects cells where they stand, by keyboard, and takes one back', async ({ page, audit, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/imports');
  await expect(page.getByText(/^Par classeur : 50 feuilles, 100 100 lignes/)).toBeVisible();
  await send(page, saveWorkbook(workFolder(), 'capacites.xlsx', WRONG));

  await page.getByRole('tab', { name: 'Problèmes (2)' }).click();
  await page.getByRole('button', { name: 'Voir les 2 lignes dans le fichier' }).click();
  const grid = page.getByRole('grid', { name: 'Lignes de la feuille Capacités' });
  await expect(grid.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Montrer tous les problèmes' }).click();
  await expect(grid.getByRole('row')).toHaveCount(4);
  await expect(grid.getByText('bleu')).toHaveCount(0);
  await audit('rows of a sheet to correct');
  await expectNoSidewaysScroll(page, 'rows of a sheet to correct');

  const cell = (name: string): ReturnType<Page['getByRole']> => grid.getByRole('gridcell', { name, exact: true });
  await cell('onze').first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Cellule C2' }).fill('3');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(cell('UXX')).toBeFocused();
  await page.keyboard.type('UX');
  await page.keyboard.press('Tab');
  await expect(cell('3').last()).toBeFocused();
  await page.getByRole('checkbox', { name: 'partout où la colonne C dit « onze »' }).check();
  await audit('cells that were written');
  await page.getByRole('button', { name: 'Corriger les 2 cellules' }).click();
  await expect(page.getByText('Aucune ligne à revoir ici')).toBeVisible();
  await page.getByRole('button', { name: 'Remettre ce que dit le fichier : « onze », colonne C' }).click();
  await expect(page.getByRole('tab', { name: 'Problèmes (1)' })).toBeVisible();
  await expect(grid.getByRole('row')).toHaveCount(3);
  await cell('onze').first().dblclick();
  await page.getByRole('textbox', { name: 'Cellule C2' }).fill('3');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'partout où la colonne C dit « onze »' }).check();
  await page.getByRole('button', { name: 'Corriger la cellule' }).click();
  await expect(page.getByText('Aucune ligne à revoir ici')).toBeVisible();

  await page.getByText('Toutes', { exact: true }).click();
  await expect(grid.getByRole('row')).toHaveCount(5);
  await page.getByLabel('Montrer aussi les colonnes non reprises').check();
  await expect(grid.getByText('bleu')).toBeVisible();
  await audit('all rows and columns of a sheet');
  await page.getByRole('button', { name: 'Remettre ce que dit le fichier : Capacités, cellule B4' }).click();
  await expect(cell('UXX')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Problèmes (1)' })).toBeVisible();

  await page.getByRole('link', { name: 'Rejouer sur un autre fichier' }).click();
  await expect(page.getByLabel('Reprendre les décisions de')).toHaveValue(/.+/);
  await send(page, saveWorkbook(workFolder(), 'suite.xlsx', WRONG), { isAgain: true });
  await expect(page.getByRole('tab', { name: 'Problèmes (1)' })).toBeVisible();
  await page.getByRole('checkbox', { name: /^Laisser de côté la ligne refusée/ }).check();
  await page.getByRole('button', { name: 'Appliquer le plan : 3 lignes' }).click();
  await expect(page.getByText('Import appliqué')).toBeVisible();

  await page.goto('/imports');
  await page.getByRole('button', { name: /^Modifier ce qui est retenu pour Entreprise, Compétence/ }).click();
  await page.getByLabel('« Couleur » devient').selectOption({ label: 'Ne pas reprendre' });
  await page.getByRole('textbox', { name: '« onze » se lit' }).fill('4');
  await audit('what is remembered, being changed');
  await expectNoSidewaysScroll(page, 'what is remembered, being changed');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('« onze » se lit « 4 »')).toBeVisible();
  await expect(page.getByText('« Couleur » n’est pas reprise')).toBeVisible();
});
