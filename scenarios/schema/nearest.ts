import { distance } from 'fastest-levenshtein';

/** Longer names are not compared: the distance takes time in their product. */
const MAX_LENGTH = 80;
const MIN_PREFIX = 4;

/** The known name that a mistyped one most likely means; undefined when none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length === 0 || name.length > MAX_LENGTH) return undefined;
  const wanted = plain(name);
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const candidate of known) {
    const steps = distance(wanted, plain(candidate));
    if (steps < bestDistance) {
      best = candidate;
      bestDistance = steps;
    }
  }
  return best ?? known.find((candidate) => sharesPrefix(wanted, plain(candidate)));
}

/** Case and the choice of `-`, `_` or a blank are no difference. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[-\s]/g, '_');
}

function sharesPrefix(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= MIN_PREFIX && (a.startsWith(b) || b.startsWith(a));
}
