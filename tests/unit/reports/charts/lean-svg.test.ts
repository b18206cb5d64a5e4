import { describe, expect, it } from 'vitest';
import { leanSvg } from '#reports/charts/lean-svg.ts';

const pathOf = (path: string): string =>
  / d="([^"]*)"/.exec(leanSvg(`<svg><path d="${path}"/></svg>`, 'id'))?.[1] ?? '';

/** The points of a lean path, read as SVG does. */
function pointsOf(path: string): readonly (readonly [number, number])[] {
  const points: [number, number][] = [];
  let [x, y, command] = [0, 0, 'M'];
  for (const [, mark = '', numbers = ''] of path.matchAll(/([Mlhv]|(?<=\d) )([^Mlhv Z]+)/g)) {
    if (mark !== ' ') command = mark;
    const [a = 0, b = 0] = numbers.split(',').map(Number);
    if (command === 'M') [x, y] = [a, b];
    else if (command === 'h') x += a;
    else if (command === 'v') y += a;
    else [x, y] = [x + a, y + b];
    points.push([x, y]);
  }
  return points;
}

describe('reports/charts/lean-svg', () => {
  it('leaves out the roles of marks, which have no name of their own', () => {
    const group =
      '<g role="graphics-symbol" aria-roledescription="title" aria-label="Title text"><g role="graphics-object"/></g>';
    expect(leanSvg(`<svg role="img">${group}</svg>`, 'id')).toBe('<svg role="img"><g><g/></g></svg>');
  });

  it('writes steps of two decimals', () => {
    expect(pathOf('M0,200L0.65934,199.999L1.31868,150.5')).toBe('M0,200h.66l.66,-49.5');
    expect(pathOf('M10,10L12,14L9,13.25')).toBe('M10,10l2,4 -3,-.75');
  });

  it('leaves out points on a level or upright line, and nothing else', () => {
    expect(pathOf('M0,5L1,5L2,5L3,7L3,9L3,11L4,11')).toBe('M0,5h2l1,2v4h1');
    expect(pathOf('M0,5L4,5L2,5')).toBe('M0,5h4 -2');
  });

  it('stays within a hundredth of every point, however long the line', () => {
    const points = Array.from({ length: 2_000 }, (_, index) => [index * 0.36018, (index * 7_919) % 101.37] as const);
    const lean = pointsOf(pathOf(points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x},${y}`).join('')));
    expect(lean).toHaveLength(points.length);
    lean.forEach(([x, y], index) => {
      expect(Math.abs(x - points[index]![0])).toBeLessThan(0.0051);
      expect(Math.abs(y - points[index]![1])).toBeLessThan(0.0051);
    });
  });

  it('keeps several pieces, closed ones, and paths of other commands', () => {
    expect(pathOf('M0,0L1,1ZM5,5L6,7')).toBe('M0,0l1,1ZM5,5l1,2');
    expect(pathOf('M0.123456,0A4.98765,4,0,1,1,1,1e-7')).toBe('M.12,0A4.99,4,0,1,1,1,1e-7');
    expect(pathOf('M1.00000001,2.5e-7L3,4')).toBe('M1,0l2,4');
  });

  it('says the font once, drops what nobody sees, and numbers clip paths by chart', () => {
    const svg =
      '<svg viewBox="0 0 1 1"><defs><clipPath id="clip0"><rect x="0.123456"/></clipPath></defs>' +
      '<g clip-path="url(#clip0)" transform="translate(0,0)"><text font-family="A, b" opacity="1">x</text></g>' +
      '<path class="background" aria-hidden="true" d="M0,0h1v1h-1Z"/><path class="foreground" aria-hidden="true" d="" display="none"/></svg>';
    expect(leanSvg(svg, 'market')).toBe(
      '<svg font-family="A, b" viewBox="0 0 1 1"><defs><clipPath id="market-clip0"><rect x=".12"/></clipPath></defs>' +
        '<g clip-path="url(#market-clip0)"><text>x</text></g></svg>',
    );
  });
});
