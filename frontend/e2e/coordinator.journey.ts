import { readFileSync } from 'node:fs';
import { download, downloaded, expectNothingNew, importFile, planned } from './support/imports';
import { expect, test } from './support/journey';
import { readByOffice, saveWindows1252, saveWorkbook, workFolder } from './support/workbooks';

/**
 * Facts of a published call: Métropole de Lyon, TED notice 2017/S 043-078788, two lots. The requirements are our reading
 * of it, written the way people write them: a title above the table, their own column names, no two sheets alike.
 */
const CALL = [
  {
    name: 'Consultation',
    rows: [
      ['Fiche de la consultation', ''],
      ['', ''],
      ['Référence', '16DINSI25-B'],
      ['Objet', 'Tierce maintenance applicative du patrimoine web et numérique'],
      ['Acheteur', 'Métropole de Lyon'],
      ['Procédure', 'Appel d’offres ouvert'],
      ['Date limite de remise des offres', '31/03/2027 12:00'],
      ['CPV', '72500000'],
      ['Montant estimé HT', '4 020 000 €'],
    ],
  },
  {
    name: 'Lots',
    rows: [
      ['Allotissement', '', ''],
      ['N° de lot', 'Intitulé', 'Montant estimé'],
      ['1', 'Tierce maintenance applicative SharePoint', '1 320 000 €'],
      ['2', 'Tierce maintenance applicative des sites web', '2,7 M€'],
    ],
  },
  {
    name: 'Exigences',
    rows: [
      ['Lot', 'Exigence', 'Compétence', 'Niveau minimum', 'Nombre de titulaires', 'Obligatoire'],
      ['2', 'Développeurs de sites web', 'Développement web', '3', '2', 'oui'],
      ['2', 'Maîtrise de Drupal', 'Drupal', 'confirmé', '1', 'O'],
      ['2', 'Design d’interface', 'UX design', '3', '1', 'x'],
      ['2', 'Maîtrise de WordPress', 'wordpress', '3', '1', 'oui'],
      ['1', 'Bases de données', 'Postgres', '4', '1', 'oui'],
      ['1', 'Un outil que personne ne connaît', 'Zorglub 3000', '2', '1', 'oui'],
    ],
  },
];

const MATRIX = [
  {
    name: 'Capacités',
    rows: [
      ['Entreprise', 'Drupal', 'WordPress', 'UX design', 'Développement web'],
      ['Houblonnière Numérique', '4', '', '3', '4'],
      ['Kermesse Studio', '', '3', '3', '3'],
      ['Chicorée & Compagnie', '', '4', '3', '3'],
    ],
  },
];

test('a coordinator goes from two workbooks to a consortium and its dossier', async ({ page, audit, signInAs }) => {
  test.setTimeout(240_000);
  const folder = workFolder();
  await signInAs('Coordination des Beffrois libres');

  await importFile(page, 'Consultations, lots et exigences', saveWorkbook(folder, 'consultation.xlsx', CALL));
  expect(await planned(page, /créations?/)).toMatch(/^8/);
  expect(await planned(page, /rejetée/)).toMatch(/^1/);
  await expect(page.getByText('Zorglub 3000').first()).toBeVisible();
  await audit('the plan of a call');
  await page.getByLabel(/Laisser de côté/).check();
  await page.getByRole('button', { name: /Appliquer le plan/ }).click();
  await expect(page.getByText('Import appliqué')).toBeVisible();

  await importFile(page, 'Capacités des entreprises', saveWorkbook(folder, 'matrice.ods', MATRIX));
  await page.getByRole('button', { name: /Appliquer le plan/ }).click();
  await expect(page.getByText('Import appliqué')).toBeVisible();
  await importFile(page, 'Capacités des entreprises', saveWindows1252(folder, 'matrice.csv', MATRIX[0]?.rows ?? []));
  await expectNothingNew(page);

  await page.goto('/calls');
  await page.getByRole('link', { name: /Tierce maintenance applicative du patrimoine/ }).first().click();
  await page.getByText(/Lot 2/).first().click();
  await page.getByRole('link', { name: 'Couverture et groupements' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Lot 2/ })).toBeVisible();
  await page.getByRole('button', { name: 'Proposer des groupements' }).click();
  await expect(page.getByText(/^Optimum prouvé/)).toBeVisible();
  await audit('the page of a lot');

  await page.getByRole('button', { name: 'Épingler Kermesse Studio' }).first().click();
  await expect(page.getByRole('button', { name: 'Ne plus épingler Kermesse Studio' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Écarter Chicorée & Compagnie' }).first().click();
  await expect(page.getByRole('button', { name: 'Ne plus écarter Chicorée & Compagnie' }).first()).toBeVisible();
  await expect(page.getByText(/^Optimum prouvé/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /Kermesse Studio.*(Membre|Mandataire)/ })).toBeVisible();

  await page.getByRole('button', { name: 'Former ce groupement' }).click();
  await page.getByLabel('Nom du groupement').fill('Cordée du web');
  await page.getByRole('radio', { name: /^Conjoint/ }).check();
  await page.getByRole('button', { name: 'Créer le brouillon' }).click();
  await expect(page).toHaveURL(/\/consortia\/.+/);
  await expect(page.getByRole('heading', { level: 1, name: 'Cordée du web' })).toBeVisible();
  await audit('the page of a consortium');

  await page.getByRole('button', { name: 'Parts égales' }).click();
  await page.getByRole('button', { name: 'Enregistrer la répartition' }).click();
  await expect(page.getByText('Répartition enregistrée')).toBeVisible();
  const consortium = page.url();

  const dossier = readByOffice(folder, await download(page, folder, /Dossier/));
  for (const expected of ['Cordée du web', 'Houblonnière Numérique', 'Kermesse Studio', '16DINSI25-B']) {
    expect(dossier, 'the dossier in another reader').toContain(expected);
  }
  expect(dossier, 'the recalculated total of the shares').toMatch(/100(,00)? ?%/);
  expect(dossier).not.toContain('Err:');

  await page.goto('/calls');
  await page.getByRole('link', { name: /Tierce maintenance applicative du patrimoine/ }).first().click();
  await page.getByRole('button', { name: 'Télécharger' }).click();
  await audit('the menu of downloads of a call');
  const whole = page.getByRole('menuitem', { name: 'Consultation, lots et exigences, Excel' });
  await importFile(page, 'Consultations, lots et exigences', await downloaded(page, folder, whole));
  await expectNothingNew(page);
  await page.goto('/imports');
  await importFile(page, 'Capacités des entreprises', await download(page, folder, /Capacités actuelles \(xlsx\)/));
  await expectNothingNew(page);

  await page.goto(consortium);
  await page.getByRole('button', { name: 'Solliciter les membres' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Solliciter les membres' }).click();
  await expect(page.getByText('Sollicité').first()).toBeVisible();
  expect(readFileSync(`${folder}/consultation.xlsx`).length).toBeGreaterThan(0);
});
