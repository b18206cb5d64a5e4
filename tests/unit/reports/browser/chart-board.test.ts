import { describe, expect, it } from 'vitest';
import { ChartBoard, type TimedChart } from '#reports/browser/chart-board.ts';
import type { TimeRange } from '#reports/browser/time-range.ts';

const WHOLE = { fromMs: 0, toMs: 100 };

/** A chart that keeps what it was told. */
class FakeChart implements TimedChart {
  readonly told: (TimeRange | number | undefined)[] = [];

  showRange(range: TimeRange): void {
    this.told.push(range);
  }

  showCursor(ms: number | undefined): void {
    this.told.push(ms);
  }
}

function boardWithFrames(): { board: ChartBoard; drawFrame: () => void } {
  const frames: (() => void)[] = [];
  const board = new ChartBoard(WHOLE, (draw) => frames.push(draw));
  return {
    board,
    drawFrame: () => {
      for (const draw of frames.splice(0)) draw();
    },
  };
}

describe('reports/browser/chart-board', () => {
  it('shows one range in all charts, and tells listeners', () => {
    const { board } = boardWithFrames();
    const charts = [new FakeChart(), new FakeChart()];
    for (const chart of charts) board.add(chart);
    const heard: TimeRange[] = [];
    board.onRange((range) => heard.push(range));
    board.setRange({ fromMs: 10, toMs: 20 });
    expect(charts.map(({ told }) => told)).toEqual([[{ fromMs: 10, toMs: 20 }], [{ fromMs: 10, toMs: 20 }]]);
    expect(heard).toEqual([WHOLE, { fromMs: 10, toMs: 20 }]);
    expect(board.range).toEqual({ fromMs: 10, toMs: 20 });
  });

  it('moves the cursor once a frame, to where it was put last', () => {
    const { board, drawFrame } = boardWithFrames();
    const chart = new FakeChart();
    board.add(chart);
    for (const ms of [1, 2, 3]) board.setCursor(ms);
    expect(chart.told).toEqual([]);
    drawFrame();
    expect(chart.told).toEqual([3]);
    board.setCursor(undefined);
    drawFrame();
    expect(chart.told).toEqual([3, undefined]);
    expect(board.cursorMs).toBeUndefined();
  });

  it('brings a chart that comes later to where the others are', () => {
    const { board, drawFrame } = boardWithFrames();
    const first = new FakeChart();
    board.add(first);
    expect(first.told).toEqual([]);
    board.setRange({ fromMs: 10, toMs: 20 });
    board.setCursor(15);
    drawFrame();
    const late = new FakeChart();
    board.add(late);
    expect(late.told).toEqual([{ fromMs: 10, toMs: 20 }, 15]);
  });
});
