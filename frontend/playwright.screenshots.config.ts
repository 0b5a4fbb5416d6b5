import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** Pictures of every screen, not a test of anything: `make screenshots`. */
export default defineConfig(journeys, { testMatch: 'screens/*.shots.ts', timeout: 900_000 });
