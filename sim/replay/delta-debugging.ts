/**
 * The smallest part of a list that still holds, in its order, by delta debugging (Zeller and Hildebrandt 2002, ddmin
 * without its subset step): chunks are left out, halves first, single items last. `holds` is true of the whole list.
 * What comes back is 1-minimal: without any one of its items it does not hold. Undefined from `holds` ends the search
 * with the smallest part so far.
 */
export async function smallestPart<T>(
  items: readonly T[],
  holds: (part: readonly T[]) => Promise<boolean | undefined>,
): Promise<readonly T[]> {
  if (items.length === 0) return items;
  const empty = await holds([]);
  if (empty !== false) return empty === true ? [] : items;
  let part = items;
  let chunks = 2;
  while (part.length > 1) {
    const size = Math.ceil(part.length / chunks);
    let shorter: readonly T[] | undefined;
    for (let start = 0; start < part.length; start += size) {
      const rest = [...part.slice(0, start), ...part.slice(start + size)];
      const found = await holds(rest);
      if (found === undefined) return part;
      if (!found) continue;
      shorter = rest;
      break;
    }
    if (shorter === undefined && size === 1) return part;
    chunks = shorter === undefined ? Math.min(chunks * 2, part.length) : Math.max(chunks - 1, 2);
    part = shorter ?? part;
  }
  return part;
}
