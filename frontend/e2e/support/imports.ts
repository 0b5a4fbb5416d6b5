import type { Locator, Page } from '@playwright/test';
import { expect } from './journey';

/** Sends a file from the page of imports and waits for its plan. */
export async function importFile(page: Page, target: string, file: string): Promise<void> {
  await page.goto('/imports');
  await page.getByText(target, { exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Préparer le plan' }).click();
  await expect(page).toHaveURL(/\/imports\/.+/);
}

/** How many rows of a fate the plan announces. */
export function planned(page: Page, fate: RegExp): Promise<string | null> {
  return page.getByRole('list', { name: 'Ce que deviennent les lignes' }).getByRole('listitem').filter({ hasText: fate }).textContent();
}

/** The plan says that all of the file is known already. */
export async function expectNothingNew(page: Page): Promise<void> {
  await expect(page.getByRole('list', { name: 'Ce que deviennent les lignes' })).toBeVisible();
  expect(await planned(page, /créations?/)).toMatch(/^0/);
  expect(await planned(page, /modifications?/)).toMatch(/^0/);
  expect(await planned(page, /rejetées?/)).toMatch(/^0/);
}

/** Saves what the link of a name downloads. */
export async function download(page: Page, folder: string, name: RegExp): Promise<string> {
  return downloaded(page, folder, page.getByRole('link', { name }));
}

/** Saves what a link downloads. */
export async function downloaded(page: Page, folder: string, link: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const path = `${folder}/${file.suggestedFilename()}`;
  await file.saveAs(path);
  return path;
}
