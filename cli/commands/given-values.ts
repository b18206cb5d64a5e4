/**
 * What is wrong with the values of options, by their names: one given twice that takes one value, or an empty text.
 * Undefined where nothing is.
 */
export function givenComplaint(
  single: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, readonly string[] | undefined>> = {},
): string | undefined {
  for (const [name, value] of Object.entries(single)) {
    const repeated = repeatedComplaint(name, value);
    if (repeated !== undefined) return repeated;
    if (isBlank(value)) return emptyComplaint(name);
  }
  const [blank] = Object.entries(lists).find(([, values]) => values?.some(isBlank)) ?? [];
  return blank === undefined ? undefined : emptyComplaint(blank);
}

/** Of an option that takes one value, where yargs made a list of several. */
export function repeatedComplaint(name: string, value: unknown): string | undefined {
  return Array.isArray(value) ? `--${name} was given ${value.length} times, expected once` : undefined;
}

function emptyComplaint(name: string): string {
  return `--${name} needs a value, found an empty text`;
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
