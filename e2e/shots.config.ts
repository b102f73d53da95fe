import { defineConfig } from '@playwright/test';
import base from '../playwright.config.ts';

/** The eight screenshots of `npm run shots`, into `shots/`. */
export default defineConfig({ ...base, testDir: '.', testMatch: 'shots.shots.ts', retries: 0 });
