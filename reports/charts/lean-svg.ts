/** Places of a coordinate: a two-hundredth of a pixel is nothing that anybody sees. */
const PLACES = 2;
const SCALE = 10 ** PLACES;

/**
 * The same picture in fewer bytes: coordinates of two decimals, steps from point to point instead of places, the font
 * said once, nothing that is not seen. Ids are those of one chart, so that a page can hold several. The whole is one
 * picture with one text: the roles that Vega gives to the marks inside of it, without a name, are left out.
 */
export function leanSvg(svg: string, id: string): string {
  const font = / font-family="[^"]*"/.exec(svg)?.[0] ?? '';
  const places = new Map<string, number>();
  return svg
    .replaceAll(font, '')
    .replace('<svg', `<svg${font}`)
    .replace(/<path class="foreground"[^>]* d=""[^>]*\/>/g, '')
    .replace(/<path class="background" aria-hidden="true" d="[^"]*"(?: pointer-events="none")?\/>/g, '')
    .replace(/ role="graphics-[a-z]+"(?: aria-(?:roledescription|label)="[^"]*")*/g, '')
    .replace(/ (?:opacity="1"|pointer-events="none"|aria-hidden="true")/g, '')
    .replace(/ d="([^"]*)"/g, (_, path: string) => ` d="${leanPath(path)}"`)
    .replace(/ transform="([^"]*)"/g, (_, moves: string) => ` transform="${moves.replace(DECIMALS, shortNumber)}"`)
    .replace(/ transform="translate\(0,0\)"/g, '')
    .replace(/ (x|y|x2|y2|width|height)="(-?\d+\.\d+)"/g, (_, name: string, value: string) => {
      return ` ${name}="${shortNumber(value)}"`;
    })
    .replace(/(id="|url\(#)(clip|gradient_)(\d+)/g, (_, before: string, kind: string, number: string) => {
      // Vega numbers these through the life of the process.
      const place = places.get(kind + number) ?? places.size;
      places.set(kind + number, place);
      return `${before}${id}-${kind}${place}`;
    });
}

const DECIMALS = /-?\d+\.\d+(?:e-?\d+)?/g;
/** Of straight lines alone. */
const LINES = /^(?:[ML]-?[\d.]+(?:e-?\d+)?,-?[\d.]+(?:e-?\d+)?|Z)+$/;

/**
 * A path of lines as steps; points on the straight line between their neighbours are left out. Other paths keep
 * their commands, with shorter numbers.
 */
function leanPath(path: string): string {
  if (!LINES.test(path)) return path.replace(DECIMALS, shortNumber);
  let lean = '';
  for (const [part] of path.matchAll(/M[^M]*/g)) {
    const isClosed = part.endsWith('Z');
    const points = part
      .replace(/[MZ]/g, '')
      .split('L')
      .map((pair) => pair.split(',').map((value) => Math.round(Number(value) * SCALE)) as [number, number]);
    lean += stepsOf(withoutStraight(points)) + (isClosed ? 'Z' : '');
  }
  return lean;
}

type Point = readonly [x: number, y: number];

/** Without points that lie between their neighbours on a level or an upright line. */
function withoutStraight(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  points.forEach((point, index) => {
    const [before, after] = [kept.at(-1), points[index + 1]];
    if (before !== undefined && after !== undefined && isBetween(before, point, after)) return;
    kept.push(point);
  });
  return kept;
}

function isBetween(before: Point, [x, y]: Point, after: Point): boolean {
  const isLevel = before[1] === y && y === after[1] && (x - before[0]) * (after[0] - x) >= 0;
  const isUpright = before[0] === x && x === after[0] && (y - before[1]) * (after[1] - y) >= 0;
  return isLevel || isUpright;
}

function stepsOf([first = [0, 0], ...rest]: readonly Point[]): string {
  let [x, y] = first;
  let steps = `M${decimal(x)},${decimal(y)}`;
  let command = '';
  for (const [toX, toY] of rest) {
    const next = toY === y ? 'h' : toX === x ? 'v' : 'l';
    const numbers = next === 'h' ? [toX - x] : next === 'v' ? [toY - y] : [toX - x, toY - y];
    steps += next === command ? ' ' : next;
    steps += numbers.map(decimal).join(',');
    command = next;
    [x, y] = [toX, toY];
  }
  return steps;
}

/** Hundredths as a decimal number without needless zeros. */
function decimal(hundredths: number): string {
  return String(hundredths / SCALE).replace(/^(-?)0\./, '$1.');
}

function shortNumber(number: string): string {
  return decimal(Math.round(Number(number) * SCALE));
}
