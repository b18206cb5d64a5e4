/** A spec as JSON that people can read: indented by two spaces, a line a data row. The text reads back to the same spec. */
export function specText(spec: object): string {
  return `${textOf(spec, '')}\n`;
}

function textOf(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const lines = value.map((item: unknown) => inner + (isRow(item) ? rowText(item) : textOf(item ?? null, inner)));
    return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n${indent}]`;
  }
  const lines = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${inner}${JSON.stringify(key)}: ${textOf(member, inner)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}

/** Whether it is an object of plain values alone. */
function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((member) => typeof member !== 'object' || member === null)
  );
}

function rowText(row: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(row)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}: ${JSON.stringify(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
