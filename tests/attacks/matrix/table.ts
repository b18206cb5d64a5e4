/** What became of a case. */
export interface Tried {
  readonly row: string;
  readonly column: string;
  readonly result: string;
}

/**
 * One line a row: columns with the same result together, and what they ended in. Throws for an acceptance that has
 * no reason, and for a reason that no acceptance has.
 */
export function tableOf(tried: readonly Tried[], reasons: Readonly<Record<string, string>>): string {
  const unused = new Set(Object.keys(reasons));
  const missing: string[] = [];
  const rows = new Map<string, Map<string, string[]>>();
  for (const { row, column, result } of tried) {
    const results = rows.get(row) ?? new Map<string, string[]>();
    rows.set(row, results);
    let text = result;
    if (result === 'accepted') {
      const key = Object.keys(reasons).find((candidate) => covers(candidate, row, column));
      if (key === undefined) missing.push(`${row} ${column}`);
      else {
        unused.delete(key);
        text = `accepted: ${reasons[key]}`;
      }
    }
    results.set(text, [...(results.get(text) ?? []), column]);
  }
  if (missing.length > 0) throw new Error(`accepted without a reason: ${missing.join(', ')}`);
  if (unused.size > 0) throw new Error(`reasons that nothing has: ${[...unused].join(', ')}`);
  const width = Math.max(...[...rows.keys()].map((row) => row.length));
  return [...rows].map(([row, results]) => `${row.padEnd(width)}  ${cells(results)}`).join('\n');
}

function covers(key: string, row: string, column: string): boolean {
  const at = key.lastIndexOf(' ');
  const [rows, columns] = [key.slice(0, at), key.slice(at + 1)];
  const rowFits = rows.endsWith('*') ? row.startsWith(rows.slice(0, -1)) : rows === row;
  return rowFits && columns.split('|').includes(column);
}

function cells(results: ReadonlyMap<string, readonly string[]>): string {
  const single = results.size === 1;
  return [...results]
    .map(([result, columns]) => {
      const counted = [...new Set(columns)].map((column) => {
        const count = columns.filter((other) => other === column).length;
        return count > 1 ? `${count} ${column}s` : column;
      });
      return `${single && columns.length > 4 ? `all ${columns.length}` : counted.join(', ')} → ${result}`;
    })
    .join('; ');
}
