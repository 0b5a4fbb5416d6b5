/** An entry as far as the tree needs it. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly broader: ReadonlyArray<{ readonly id: string }>;
}

export interface TreeNode {
  readonly entry: Entry;
  readonly narrower: readonly TreeNode[];
}

/**
 * The vocabulary as trees: an entry with several broader ones stands below each of them.
 * An entry never stands below itself, whatever the links say.
 */
export function treesOf(entries: readonly Entry[], language: string): TreeNode[] {
  const known = new Set(entries.map(({ id }) => id));
  const below = new Map<string, Entry[]>();
  const roots: Entry[] = [];
  for (const entry of entries) {
    const above = entry.broader.filter(({ id }) => known.has(id));
    if (above.length === 0) roots.push(entry);
    for (const { id } of above) below.set(id, [...(below.get(id) ?? []), entry]);
  }
  const byLabel = (list: readonly Entry[]): Entry[] =>
    list.toSorted((one, other) => one.label.localeCompare(other.label, language));
  const grow = (entry: Entry, path: ReadonlySet<string>): TreeNode => {
    const passed = new Set([...path, entry.id]);
    const children = (below.get(entry.id) ?? []).filter(({ id }) => !passed.has(id));
    return { entry, narrower: byLabel(children).map((child) => grow(child, passed)) };
  };
  return byLabel(roots).map((root) => grow(root, new Set()));
}

/** The ids above an entry, so that the tree can be opened down to it. */
export function idsAbove(entries: readonly Entry[], id: string | undefined): ReadonlySet<string> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const above = new Set<string>();
  const open = [...(byId.get(id ?? '')?.broader ?? [])];
  for (let next = open.pop(); next; next = open.pop()) {
    if (above.has(next.id)) continue;
    above.add(next.id);
    open.push(...(byId.get(next.id)?.broader ?? []));
  }
  return above;
}

/** How many entries stand below, each counted once. */
export function countBelow({ narrower }: TreeNode): number {
  const ids = new Set<string>();
  const gather = (nodes: readonly TreeNode[]): void => {
    for (const node of nodes) {
      ids.add(node.entry.id);
      gather(node.narrower);
    }
  };
  gather(narrower);
  return ids.size;
}
