import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type Server, startServer } from './server';

interface Fixtures {
  /** Fails the journey at its end when the page threw, or wrote an error or a warning. */
  readonly complaints: readonly string[];
  /** Audits the page as it stands, in the colours it has. */
  readonly audit: (what: string) => Promise<void>;
  /** Signs in as one of the people of the demonstration, by the name of their role on screen. */
  readonly signInAs: (role: string) => Promise<void>;
}

interface WorkerFixtures {
  readonly server: Server;
}

/** A journey through the real binary with the demonstration; journeys of one worker share the server, in order. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const server = await startServer({ withDemonstration: true });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.address),
  complaints: [
    async ({ page }, use) => {
      const complaints = listenTo(page);
      await use(complaints);
      expect(complaints, 'errors and warnings of the page').toEqual([]);
    },
    { auto: true },
  ],
  audit: async ({ page }, use) => {
    await use(async (what) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      expect(found, `accessibility of ${what}`).toEqual([]);
    });
  },
  signInAs: async ({ page }, use) => {
    await use(async (role) => {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: role }).first().click();
      await expect(page).not.toHaveURL(/sign-in/);
    });
  },
});

/** What the page complains about, as it happens. */
export function listenTo(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  return complaints;
}

export { expect } from '@playwright/test';
