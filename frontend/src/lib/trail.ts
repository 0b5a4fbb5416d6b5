/**
 * The cursors of the pages gone through, the present one last; empty on the first page.
 * It stands whole in the address, so that a page can be reloaded, shared and gone back from.
 */
export type Trail = readonly string[];

/** What the address says, or undefined when it says nothing usable, which keeps the first page's address short. */
export function readTrail(value: unknown): Trail | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.every((cursor) => typeof cursor === 'string') ? value : undefined;
}

/** The cursor to ask the server with. */
export function afterOf(trail: Trail | undefined): string | undefined {
  return trail?.at(-1);
}

export function forward(trail: Trail | undefined, endCursor: string): Trail {
  return [...(trail ?? []), endCursor];
}

export function backward(trail: Trail | undefined): Trail | undefined {
  return trail === undefined || trail.length <= 1 ? undefined : trail.slice(0, -1);
}
