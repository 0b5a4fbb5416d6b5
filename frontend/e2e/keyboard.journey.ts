import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/journey';
import { keyboardOf } from './support/keyboard';
import { saveWorkbook, workFolder } from './support/workbooks';

const CALL = 'Services informatiques : accord-cadre pour quatre services de médiation';

const CAPABILITIES = [
  {
    name: 'Capacités',
    rows: [
      ['Entreprise', 'Compétence', 'Niveau'],
      ['Kermesse Studio', 'Nextcloud', '2'],
    ],
  },
];

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  await expect(page.getByRole('combobox', { name: /^Page, consultation/ })).toBeFocused();
}

test('a coordinator does their main tasks without a mouse', async ({ page, audit }) => {
  test.setTimeout(300_000);
  const keys = await keyboardOf(page);
  const heading = (name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });

  await test.step('signs in', async () => {
    await page.goto('/sign-in');
    await keys.type(page.getByLabel('Adresse électronique'), 'beffrois@demo.cordee.example');
    await keys.type(page.getByLabel('Mot de passe', { exact: true }), 'cordee-demonstration');
    await page.keyboard.press('Enter');
    await expect(heading(/^Bonjour/)).toBeVisible();
  });

  await test.step('finds a call', async () => {
    await keys.press(page.getByRole('link', { name: 'Consultations', exact: true }));
    await expect(heading('Consultations')).toBeFocused();
    await keys.type(page.getByRole('searchbox').first(), 'médiation');
    await keys.press(page.getByRole('link', { name: CALL }));
    await expect(heading(CALL)).toBeFocused();
  });

  await test.step('reads a lot', async () => {
    await keys.press(page.getByRole('link', { name: 'Couverture et groupements' }));
    await expect(heading(/^Lot 1 · /)).toBeFocused();
    const grid = page.getByRole('grid');
    await keys.tabTo(grid.locator('[tabindex="0"]'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(grid.locator(':focus')).toHaveAttribute('role', /gridcell|columnheader|rowheader/);
  });

  await test.step('steers and asks for suggestions', async () => {
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('ArrowRight');
    const chosen = await page.locator('[role=columnheader]:focus').textContent();
    expect(chosen).not.toBe('');
    await page.keyboard.press('p');
    await expect(page.getByRole('button', { name: /^Ne plus épingler/ }).first()).toBeVisible();
    const ask = page.getByRole('button', { name: /^(Proposer des groupements|Recalculer)$/ });
    await keys.press(ask);
    await expect(page.getByText(/^Optimum prouvé/)).toBeVisible();
  });

  await test.step('forms a consortium', async () => {
    await keys.press(page.getByRole('button', { name: 'Former ce groupement' }));
    const dialog = page.getByRole('dialog');
    await keys.type(dialog.getByLabel('Nom du groupement'), 'Cordée sans souris');
    await keys.press(dialog.getByRole('radio').first(), 'Space');
    await keys.press(dialog.getByRole('button', { name: 'Créer le brouillon' }));
    await expect(heading('Cordée sans souris')).toBeVisible();
  });

  await test.step('imports a file', async () => {
    const file = saveWorkbook(workFolder(), 'capacites.xlsx', CAPABILITIES);
    await openPalette(page);
    await page.keyboard.type('Importer un classeur');
    await page.keyboard.press('Enter');
    await expect(heading('Imports')).toBeFocused();
    // The arrows go from one kind of workbook to the next.
    await keys.tabTo(page.getByRole('radio', { checked: true }));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Capacités des entreprises' })).toBeChecked();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press(page.getByRole('button', { name: /^Choisir un/ }))]);
    await chooser.setFiles(file);
    await keys.press(page.getByRole('button', { name: 'Préparer le plan' }));
    await expect(page).toHaveURL(/\/imports\/.+/);
    await keys.press(page.getByRole('button', { name: /Appliquer le plan/ }));
    await expect(page.getByText('Import appliqué')).toBeVisible();
  });

  await test.step('goes anywhere with the palette', async () => {
    await openPalette(page);
    await expect(page.getByRole('group', { name: 'Vus récemment' }).getByRole('option', { name: 'Cordée sans souris' })).toBeVisible();
    await audit('the palette before anything is typed');
    await page.keyboard.type('kermesse');
    const company = page.getByRole('group', { name: 'Entreprises' }).getByRole('option', { name: /^Kermesse Studio/ });
    await expect(company).toBeVisible();
    await expect(company).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(heading('Kermesse Studio')).toBeFocused();

    await openPalette(page);
    await page.keyboard.type('lot 2 médiation');
    await expect(page.getByRole('option', { name: /^Lot 2 · / }).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await audit('the palette with what it found');
    await page.keyboard.press('Enter');
    await expect(heading(/^Lot 2 · /)).toBeFocused();

    await openPalette(page);
    await page.keyboard.type('rien de tel');
    await expect(page.getByText(/^Rien ne correspond/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('downloads', async () => {
    await page.goto('/calls');
    await keys.press(page.getByRole('link', { name: CALL }));
    await expect(heading(CALL)).toBeFocused();
    await keys.press(page.getByRole('button', { name: 'Télécharger' }));
    const first = page.getByRole('menuitem').first();
    await expect(first).toBeFocused();
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  });

  await keys.expectNoMouse();
});

test('a company answers and declares without a mouse', async ({ page }) => {
  test.setTimeout(180_000);
  const keys = await keyboardOf(page);
  await page.goto('/sign-in');
  await keys.press(page.getByRole('button', { name: /^Direction de Phare d’Opale|^Direction de Phare d'Opale/ }));
  await expect(page.getByRole('heading', { level: 1, name: /^Bonjour/ })).toBeVisible();

  await test.step('answers a lot', async () => {
    await keys.press(page.getByRole('link', { name: 'Mon entreprise' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Phare d\'Opale' })).toBeFocused();
    await keys.press(page.getByRole('button', { name: /^Répondre : Lot 4 : / }));
    const answers = page.getByRole('group', { name: /^Votre réponse : Lot 4 : / });
    await keys.press(answers.getByRole('button', { name: 'Oui, comme membre', exact: true }));
    await expect(answers.getByRole('button', { name: 'Oui, comme membre', exact: true, pressed: true })).toBeVisible();
  });

  await test.step('declares a capability', async () => {
    await keys.tabTo(page.getByRole('tab', { name: 'Aujourd’hui' }), true);
    await page.keyboard.press('ArrowRight');
    await keys.press(page.getByRole('button', { name: 'Déclarer une capacité' }));
    const form = page.getByRole('dialog', { name: 'Déclarer une capacité' });
    await keys.type(form.getByRole('textbox', { name: 'Compétence' }), 'red hat sso');
    await expect(page.getByRole('option', { name: /^Keycloak/ })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await keys.press(form.getByRole('radio').first(), 'Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(form.getByRole('radio', { name: 'Confirmé' })).toBeChecked();
    await keys.type(form.getByLabel('ETP disponibles'), '0,5');
    await keys.press(form.getByRole('button', { name: 'Déclarer', exact: true }));
    await expect(page.getByRole('listitem').getByRole('link', { name: 'Keycloak', exact: true })).toBeVisible();
  });

  await keys.expectNoMouse();
});
