import { readFileSync } from 'node:fs';
import { download, downloaded, expectNothingNew, importFile, planned } from './support/imports';
import { expect, expectNoSidewaysScroll, test } from './support/journey';
import { readByOffice, saveWorkbook, workFolder } from './support/workbooks';

/** The members of a cluster as its coordinator keeps them: a new company, a known one, and what proves both. */
const MEMBERS = [
  {
    name: 'Adhérents',
    rows: [
      ['Adhérents 2026', '', '', '', '', ''],
      ['Raison sociale', 'Code postal', 'Ville', 'Effectif', 'Site web', 'CA 2025'],
      ['Tisserands du Bit', '59100', 'Roubaix', '12', 'https://tisserands.example', '840 k€'],
      ['Houblonnière Numérique', '', '', '14', '', ''],
    ],
  },
  {
    name: 'Références',
    rows: [
      ['Entreprise', 'Intitulé', 'Compétence', 'Niveau', 'Client', 'Début', 'Fin'],
      ['Tisserands du Bit', 'Refonte du portail des archives', 'Drupal', '3', 'Archives de la Lys', '01/03/2024', '31/10/2024'],
    ],
  },
  {
    name: 'Certificats',
    rows: [
      ['Entreprise', 'Certification', 'Numéro', 'Valable jusqu’au'],
      ['Tisserands du Bit', 'ISO 27001', 'TB-27-001', '30/06/2028'],
    ],
  },
];

test('a coordinator brings the members in, takes the directory out in every format, and takes the import back', async ({
  page,
  audit,
  signInAs,
}) => {
  test.setTimeout(180_000);
  page.setDefaultTimeout(60_000);
  const folder = workFolder();
  await signInAs('Coordination des Beffrois libres');

  await importFile(page, 'Entreprises, références et certificats', saveWorkbook(folder, 'adherents.ods', MEMBERS));
  const plan = page.url();
  expect(await planned(page, /créations?/)).toMatch(/^3/);
  expect(await planned(page, /modifications?/)).toMatch(/^1/);
  expect(await planned(page, /rejetées?/)).toMatch(/^0/);
  await audit('the plan of companies');
  await expectNoSidewaysScroll(page, 'the plan of companies');
  await page.getByRole('button', { name: 'Appliquer le plan : 4 lignes' }).click();
  await expect(page.getByText('Import appliqué')).toBeVisible();

  await page.getByRole('link', { name: 'Voir l’annuaire' }).click();
  await page.getByRole('searchbox', { name: 'Nom ou ville' }).fill('Tisserands');
  await page.getByRole('link', { name: 'Tisserands du Bit' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tisserands du Bit' })).toBeVisible();
  await page.getByRole('button', { name: 'Drupal : 1 preuve' }).click();
  await expect(page.getByText('Refonte du portail des archives').first()).toBeVisible();
  await expect(page.getByText('ISO 27001').first()).toBeVisible();
  await page.goBack();

  await page.getByRole('button', { name: 'Télécharger' }).click();
  await audit('the menu of downloads of the directory');
  const files: Record<string, string> = {};
  for (const format of ['Excel', 'ODS', 'CSV', 'JSON']) {
    await page.goto('/directory');
    await page.getByRole('button', { name: 'Télécharger' }).click();
    const item = page.getByRole('menuitem', { name: `Entreprises, références et certificats, ${format}` });
    files[format] = await downloaded(page, folder, item);
  }
  for (const format of ['Excel', 'ODS']) {
    const read = readByOffice(workFolder(), files[format] ?? '');
    for (const expected of ['Tisserands du Bit', '59100', 'Refonte du portail des archives', 'TB-27-001']) {
      expect(read, `the directory as ${format} in another reader`).toContain(expected);
    }
    await importFile(page, 'Entreprises, références et certificats', files[format] ?? '');
    await expectNothingNew(page);
  }
  expect(readFileSync(files['CSV'] ?? '', 'utf8')).toContain('"Tisserands du Bit";');
  expect(JSON.stringify(JSON.parse(readFileSync(files['JSON'] ?? '', 'utf8')))).toContain('Tisserands du Bit');
  await importFile(page, 'Entreprises, références et certificats', files['CSV'] ?? '');
  await expectNothingNew(page);

  await page.goto('/imports');
  const template = await download(page, folder, /^Modèle d’annuaire/);
  expect(readByOffice(folder, template)).toContain('Code postal');

  await page.goto(plan);
  await page.getByRole('button', { name: 'Annuler cet import' }).click();
  await expect(page.getByRole('button', { name: 'Refaire cet import' })).toBeVisible();
  await page.goto('/directory');
  await page.getByRole('searchbox', { name: 'Nom ou ville' }).fill('Tisserands');
  await expect(page.getByText(/^Aucune entreprise/)).toBeVisible();
});

test('a coordinator takes the requirements of a lot out and in again, and its coverage', async ({ page, audit, signInAs }) => {
  test.setTimeout(180_000);
  page.setDefaultTimeout(60_000);
  const folder = workFolder();
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: /quatre services de médiation/ }).click();
  await page.getByText(/^Lot 2/).first().click();
  await page.getByRole('link', { name: 'Couverture et groupements' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Lot 2/ })).toBeVisible();
  const lot = page.url();

  await page.getByRole('button', { name: 'Télécharger' }).click();
  await audit('the menu of downloads of a lot');
  const coverage = await downloaded(page, folder, page.getByRole('menuitem', { name: 'Couverture' }));
  expect(readByOffice(folder, coverage)).not.toContain('Err:');
  await page.goto(lot);
  for (const format of ['Excel', 'ODS', 'CSV']) {
    await page.goto(lot);
    await page.getByRole('button', { name: 'Télécharger' }).click();
    const requirements = page.getByRole('menuitem', { name: `Exigences, ${format}` });
    await importFile(page, 'Consultations, lots et exigences', await downloaded(page, folder, requirements));
    await expectNothingNew(page);
  }
});
