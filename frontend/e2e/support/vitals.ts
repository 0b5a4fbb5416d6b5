import type { Page } from '@playwright/test';

/** How a page arrived, as the browser tells it. */
export interface Vitals {
  /** When the largest text or picture stood there, in milliseconds from the start. */
  readonly largestPaintMs: number;
  /** How far things jumped that nobody had touched, all jumps added up. */
  readonly layoutShift: number;
  /** What jumped most, to mend it. */
  readonly shifted: string;
}

interface Noted {
  paint: number;
  shift: number;
  worst: number;
  shifted: string;
}

/** Watches every page that is opened from now on. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Noted = { paint: 0, shift: 0, worst: 0, shifted: '' };
    Object.assign(window, { noted });
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) noted.paint = startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: ReadonlyArray<{ node: Node | null }>;
        };
        if (hadRecentInput) continue;
        noted.shift += value;
        if (value <= noted.worst) continue;
        noted.worst = value;
        noted.shifted = sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 120) : (node?.textContent ?? ''))).join(' | ');
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

export async function vitalsOf(page: Page): Promise<Vitals> {
  const noted = await page.evaluate(() => (window as unknown as { noted: Noted }).noted);
  return { largestPaintMs: Math.round(noted.paint), layoutShift: Math.round(noted.shift * 1000) / 1000, shifted: noted.shifted };
}

/** How many bytes of script a page asks for, as gzip sends them. */
export async function scriptBytes(page: Page, path: string): Promise<number> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url());
  });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  let bytes = 0;
  for (const script of scripts) {
    const answer = await page.request.get(script, { headers: { 'accept-encoding': 'gzip' } });
    bytes += Number(answer.headers()['content-length'] ?? (await answer.body()).length);
  }
  return bytes;
}
