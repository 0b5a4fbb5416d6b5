import type { Locator, Page } from '@playwright/test';
import { expect } from './journey';

/** A person without a mouse: everything below is pressed or typed, and the page counts whoever points at it. */
export interface Keyboard {
  /** Presses Tab until the focus is there; Shift+Tab when `backwards`. */
  readonly tabTo: (target: Locator, backwards?: boolean) => Promise<void>;
  /** Goes there with Tab and presses a key, Enter unless told. */
  readonly press: (target: Locator, key?: string) => Promise<void>;
  /** Goes there with Tab and types. */
  readonly type: (target: Locator, text: string) => Promise<void>;
  /** Fails when anything was pointed at since the start. */
  readonly expectNoMouse: () => Promise<void>;
}

/** More stops than any page of ours has. */
const MOST_STOPS = 300;

export async function keyboardOf(page: Page): Promise<Keyboard> {
  let pointed = 0;
  await page.exposeFunction('noteMouse', () => {
    pointed += 1;
  });
  await page.addInitScript(() => {
    for (const kind of ['pointerdown', 'mousedown', 'touchstart']) {
      window.addEventListener(kind, () => (window as unknown as { noteMouse: () => void }).noteMouse(), { capture: true });
    }
  });

  async function tabTo(target: Locator, backwards = false): Promise<void> {
    const wanted = target.first();
    // Not "visible": the inputs of drawn choices have no size, and take the focus all the same.
    await expect(wanted).toBeAttached();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`${MOST_STOPS} times Tab do not lead to ${wanted}`);
  }

  return {
    tabTo,
    press: async (target, key = 'Enter') => {
      await tabTo(target);
      await page.keyboard.press(key);
    },
    type: async (target, text) => {
      await tabTo(target);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    expectNoMouse: async () => {
      // The proof of the proof: the page does count.
      expect(await page.evaluate(() => 'noteMouse' in window)).toBe(true);
      expect(pointed, 'times that something was pointed at').toBe(0);
    },
  };
}
