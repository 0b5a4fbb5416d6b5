import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** Figures, not a test of anything: `make bench-pages` asks for those of the pages. */
export default defineConfig(journeys, { testMatch: 'bench/*.bench.ts', timeout: 600_000 });
