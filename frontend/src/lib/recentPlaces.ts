/** The pages that a person opened last, kept on this device under their account until they sign out. */

const STORAGE_KEY = 'cordee-recent-places';
const KEPT = 8;

export interface Place {
  readonly path: string;
  readonly title: string;
}

interface Kept {
  readonly accountId: string;
  readonly places: readonly Place[];
}

/** The last one first; nothing of anybody else. */
export function recentPlaces(accountId: string): readonly Place[] {
  const kept = readKept();
  return kept?.accountId === accountId ? kept.places : [];
}

/** Puts a page first; one that was there already moves up and takes its new title. */
export function notePlace(accountId: string, place: Place): void {
  const others = recentPlaces(accountId).filter(({ path }) => path !== place.path);
  write({ accountId, places: [place, ...others].slice(0, KEPT) });
}

export function forgetPlaces(): void {
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    // A browser that refuses storage has kept nothing.
  }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
  } catch {
    // A browser that refuses storage has no recent places.
  }
}

function readKept(): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { accountId, places } = value as Partial<Kept>;
  return typeof accountId === 'string' && Array.isArray(places) && places.every(isPlace);
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { path, title } = value as Partial<Place>;
  // Only addresses of ours: a path, never another host.
  return typeof path === 'string' && /^\/(?!\/)/.test(path) && typeof title === 'string';
}
