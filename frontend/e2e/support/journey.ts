import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Server, startServer } from './server';

interface Fixtures {
  readonly server: Server;
  /** Fails the journey at its end when the page threw, or wrote an error or a warning. */
  readonly complaints: readonly string[];
  /** Audits the page as it stands, in the colours it has: that of the journey, unless another is given. */
  readonly audit: (what: string, other?: Page) => Promise<void>;
  /** Signs in as one of the people of the demonstration, by the name of their role on screen. */
  readonly signInAs: (role: string) => Promise<void>;
  /** Another person of the demonstration, in a browser of their own, signed in; what their page complains about counts too. */
  readonly openAs: (person: string, locale?: string) => Promise<Page>;
}

/** A journey through the real binary with the demonstration, on a server of its own: no journey finds what another left. */
export const test = base.extend<Fixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const server = await startServer({ withDemonstration: true });
      await use(server);
      await server.stop();
    },
    { timeout: 120_000 },
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
    await use(async (what, other = page) => {
      const { violations } = await new AxeBuilder({ page: other }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      expect(found, `accessibility of ${what}`).toEqual([]);
    });
  },
  signInAs: async ({ page }, use) => {
    await use((role) => signIn(page, role));
  },
  openAs: async ({ browser, baseURL }, use) => {
    const opened: Array<{ readonly context: BrowserContext; readonly complaints: readonly string[] }> = [];
    await use(async (person, locale) => {
      const context = await browser.newContext({ baseURL, locale });
      const page = await context.newPage();
      opened.push({ context, complaints: listenTo(page) });
      await signIn(page, person);
      return page;
    });
    await Promise.all(opened.map(({ context }) => context.close()));
    expect(opened.flatMap(({ complaints }) => complaints), 'errors and warnings of the other pages').toEqual([]);
  },
});

async function signIn(page: Page, role: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: role }).first().click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** The page stays as wide as a phone: nothing has to be scrolled sideways but what scrolls by itself. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const size = page.viewportSize();
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 720 });
    // What listens to the width has drawn itself anew.
    await page.waitForTimeout(300);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${what} at ${width} px`).toBeLessThanOrEqual(0);
  }
  if (size) await page.setViewportSize(size);
}

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
