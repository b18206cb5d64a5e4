import { describe, expect, it } from 'vitest';
import { LABEL_FONT_SIZE, LABEL_GAP_PIXELS, placeLabels, type WantedLabel } from '#reports/charts/event-places.ts';
import { textWidth } from '#reports/charts/fonts.ts';
import { PANEL_WIDTH } from '#reports/charts/panel.ts';

/** Pairs of labels that touch, and labels that a rule runs through. */
function collisions(wanted: readonly WantedLabel[]): number {
  const placed = placeLabels(wanted).map(({ label, labelRow, side }, index) => {
    const rule = wanted[index]!.at * PANEL_WIDTH;
    const width = textWidth(label, LABEL_FONT_SIZE, 'normal');
    const from = side === 'right' ? rule + LABEL_GAP_PIXELS : rule - LABEL_GAP_PIXELS - width;
    return { row: labelRow ?? Number.POSITIVE_INFINITY, from, to: from + width, rule };
  });
  const shown = placed.filter(({ row }) => Number.isFinite(row));
  let count = shown.filter(({ from, to }) => from < 0 || to > PANEL_WIDTH).length;
  for (const one of shown) {
    for (const other of shown) {
      if (one === other) continue;
      const isSameRow = one.row === other.row && one.from < other.to && other.from < one.to;
      const isRuledThrough = other.row < one.row && other.rule > one.from && other.rule < one.to;
      if (isSameRow || isRuledThrough) count += 1;
    }
  }
  return count;
}

describe('reports/charts/event-places', () => {
  it('stands labels right of their rules in the first line where there is room', () => {
    expect(
      placeLabels([
        { at: 0.1, label: 'outage' },
        { at: 0.5, label: 'pause' },
      ]),
    ).toEqual([
      { label: 'outage', labelRow: 0, side: 'right' },
      { label: 'pause', labelRow: 0, side: 'right' },
    ]);
  });

  it('turns to the left at the end of the axis, and to the next line where words are', () => {
    expect(placeLabels([{ at: 1, label: 'outage' }])).toEqual([{ label: 'outage', labelRow: 0, side: 'left' }]);
    expect(
      placeLabels([
        { at: 0, label: 'unlock: team' },
        { at: 0.02, label: 'price −60%' },
      ])[1],
    ).toEqual({
      label: 'price −60%',
      labelRow: 1,
      side: 'right',
    });
  });

  it('never lets words touch words or rules', () => {
    for (const count of [1, 2, 5, 12, 40]) {
      for (const spread of [1, 0.5, 0.1, 0]) {
        const wanted = Array.from({ length: count }, (_, index) => ({
          at: 0.3 + (((index * 37) % count) / count) * spread * 0.7,
          label: 'a name of some length'.slice(0, 4 + ((index * 5) % 17)),
          short: `#${index}`,
        })).sort((a, b) => a.at - b.at);
        expect(collisions(wanted)).toBe(0);
      }
    }
  });

  it('takes the short label, then the beginning, then none where there is no room', () => {
    const crowd = Array.from({ length: 9 }, (_, index) => ({
      at: index / 100,
      label: 'unlock: everybody',
      short: '#1',
    }));
    const placed = placeLabels(crowd);
    expect(placed.some(({ labelRow }) => labelRow === undefined)).toBe(true);
    expect(placeLabels([{ at: 0.5, label: 'x'.repeat(200) }])[0]?.label).toMatch(/^x+…$/);
  });
});
