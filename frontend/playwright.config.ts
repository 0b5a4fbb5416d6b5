import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.journey.ts',
  // Two cores carry one browser and one server.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // A machine of two cores that has just compiled for minutes answers slowly.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    // What cannot be clicked fails at its line, not when the whole journey has run out of time.
    actionTimeout: 60_000,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 860 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' },
  },
});
