import { expect, test } from './support/journey';

const PAGES = [
  { path: '/', heading: /^Bonjour/ },
  { path: '/calls', heading: 'Consultations' },
  { path: '/consortia', heading: 'Groupements' },
  { path: '/imports', heading: 'Imports' },
  { path: '/directory', heading: 'Annuaire' },
  { path: '/competencies', heading: 'Compétences' },
  { path: '/account', heading: 'Mon compte' },
] as const;

test('a visitor is asked to sign in and comes back to where they wanted to go', async ({ page, audit, signInAs }) => {
  await page.goto('/calls');
  await expect(page.getByRole('heading', { level: 1, name: 'Connexion' })).toBeVisible();
  await audit('the sign-in page');

  await page.getByLabel('Adresse électronique').fill('nobody@example.org');
  await page.getByLabel('Mot de passe', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Se connecter' }).last().click();
  await expect(page.getByRole('alert')).toBeVisible();

  await signInAs('Coordinateur de cluster');
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page opens in ${colorScheme} colours without a complaint`, async ({ page, audit, signInAs }) => {
    await page.emulateMedia({ colorScheme });
    await signInAs('Coordinateur de cluster');
    for (const { path, heading } of PAGES) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await audit(path);
    }
  });
}

test('pages hold at 320 px', async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signInAs('Coordinateur de cluster');
  for (const { path, heading } of PAGES) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `width of ${path}`).toBeLessThanOrEqual(0);
  }
});

test('the keyboard alone reaches the page and changes it', async ({ page, signInAs }) => {
  await signInAs('Coordinateur de cluster');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: /^Bonjour/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  await page.getByRole('link', { name: 'Consultations', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Consultations' })).toBeFocused();
  await expect(page).toHaveTitle('Consultations · Cordée');
});

test('the language follows the person', async ({ page, signInAs }) => {
  await signInAs('Coordinateur de cluster');
  await page.getByRole('button', { name: /^Langue/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('link', { name: /^Calls for/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: /^Calls for/ })).toBeVisible();
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('menuitemradio', { name: 'Français' }).click();
  await expect(page.getByRole('link', { name: 'Consultations', exact: true })).toBeVisible();
});

test('signing out forgets everything', async ({ page, signInAs }) => {
  await signInAs('Coordinateur de cluster');
  await page.getByRole('button', { name: /^Compte de/ }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connexion' })).toBeVisible();
  await page.goto('/calls');
  await expect(page.getByRole('heading', { level: 1, name: 'Connexion' })).toBeVisible();
});
