/** A file that a scenario names, as it was read: its text and hash, or why it could not be. */
export type NamedFile = { readonly text: string; readonly sha256: string } | { readonly refusal: string };

/** By the name that the scenario gives it. */
export type NamedFiles = ReadonlyMap<string, NamedFile>;

/** Keys of the maps that name a table. */
const TABLE_KEYS = new Set(['csv', 'path']);

/** Names of the tables in a scenario's values, in order, each once; whether they are good names is not looked at. */
export function fileNamesIn(value: unknown): readonly string[] {
  const names = new Set<string>();
  collect(value, '', names);
  return [...names];
}

function collect(value: unknown, key: string, names: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (TABLE_KEYS.has(key)) {
    const { file } = value as { file?: unknown };
    if (typeof file === 'string') names.add(file);
  }
  for (const [name, child] of Object.entries(value)) collect(child, name, names);
}
