/** Whether contrasts are raised: as the system asks, unless this device says otherwise. */

const STORAGE_KEY = 'cordee-contrast';
const ASKED = '(prefers-contrast: more)';
const listeners = new Set<() => void>();

function isContrastRaised(): boolean {
  const stored = readStored();
  return stored === undefined ? window.matchMedia(ASKED).matches : stored === 'more';
}

/** Raises contrasts on this device, or does not, whatever the system asks. */
export function raiseContrast(raised: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, raised ? 'more' : 'standard');
  } catch {
    // A browser that refuses storage still shows it for this visit.
  }
  applyContrast(raised);
}

/** Follows the system from now on, and tells the listener of every change; answers how to stop. */
export function followContrast(listener: () => void): () => void {
  const asked = window.matchMedia(ASKED);
  asked.addEventListener('change', followSystem);
  listeners.add(listener);
  return () => {
    asked.removeEventListener('change', followSystem);
    listeners.delete(listener);
  };
}

/** What the root says now; the file `color-scheme.js` has set it before the first paint. */
export function shownContrast(): boolean {
  return document.documentElement.dataset.contrast === 'more';
}

function followSystem(): void {
  applyContrast(isContrastRaised());
}

function applyContrast(raised: boolean): void {
  document.documentElement.dataset.contrast = raised ? 'more' : 'standard';
  for (const listener of listeners) listener();
}

function readStored(): 'more' | 'standard' | undefined {
  try {
    const value = localStorage.getItem(STORAGE_KEY);
    return value === 'more' || value === 'standard' ? value : undefined;
  } catch {
    return undefined;
  }
}
