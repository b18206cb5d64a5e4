import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SeriesSink } from '#reports/sweep/series-sink.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';

const START = Date.UTC(2026, 0, 1) / 1000;

async function fill(sink: SeriesSink, ticks: number, tickSeconds: number): Promise<void> {
  for (let tickIndex = 0; tickIndex < ticks; tickIndex++) {
    const values = [tickIndex === 0 ? undefined : tickIndex / 8, 10n ** 18n + BigInt(tickIndex)];
    sink.write('metrics', { tickIndex, unixSeconds: START + tickIndex * tickSeconds, values });
    await sink.endTick(tickIndex);
  }
}

function sinkOf(horizonTicks: number, tickSeconds = SECONDS_PER_DAY): SeriesSink {
  return new SeriesSink({ metricIds: ['a', 'b'], series: ['a'], tickSeconds, horizonTicks });
}

describe('reports/sweep/series-sink.ts', () => {
  it('keeps the wanted series and the exact cells of the last tick', async () => {
    const sink = sinkOf(3);
    await fill(sink, 3, SECONDS_PER_DAY);
    const seen = sink.seen();
    expect([...seen.series]).toEqual([['a', Float64Array.from([Number.NaN, 0.125, 0.25])]]);
    expect(seen).toMatchObject({ ticksFinished: 3, end: ['0.25', '1000000000000000002'] });
    expect(seen.years).toEqual([
      { year: 1, tickIndex: 2, unixSeconds: START + 2 * SECONDS_PER_DAY, cells: ['0.25', '1000000000000000002'] },
    ]);
  });

  it('hashes what metrics.csv would hold', async () => {
    const sink = sinkOf(2);
    await fill(sink, 2, SECONDS_PER_DAY);
    const text =
      `tick,unix_seconds,date,a,b\r\n0,${START},2026-01-01,,1000000000000000000\r\n` +
      `1,${START + SECONDS_PER_DAY},2026-01-02,0.125,1000000000000000001\r\n`;
    expect(sink.seen().digest).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('keeps the ends of whole years, and of the year that the run ends in', async () => {
    const week = 7 * SECONDS_PER_DAY;
    const sink = sinkOf(110, week);
    await fill(sink, 110, week);
    // 365 days are over in the tick that ends on day 371, 730 in the one that ends on day 735.
    expect(sink.seen().years.map(({ year, tickIndex }) => [year, tickIndex])).toEqual([
      [1, 52],
      [2, 104],
      [3, 109],
    ]);
  });

  it('cuts the series of a run that stopped early, and has no cells before the first tick', async () => {
    const sink = sinkOf(10);
    expect(sink.seen()).toMatchObject({ ticksFinished: 0, end: [], years: [] });
    await fill(sink, 2, SECONDS_PER_DAY);
    expect(sink.seen().series.get('a')).toHaveLength(2);
    expect(sink.seen().unixSeconds).toHaveLength(2);
  });

  it('keeps every metric of the ticks that are asked for', async () => {
    const keptTicks = [1];
    const sink = new SeriesSink({ metricIds: ['a', 'b'], series: [], tickSeconds: 60, horizonTicks: 3, keptTicks });
    await fill(sink, 3, 60);
    const shorter = new SeriesSink({ metricIds: ['a', 'b'], series: [], tickSeconds: 60, horizonTicks: 2 });
    await fill(shorter, 2, 60);
    const { digest } = shorter.seen();
    expect(sink.seen().digest).not.toBe(digest);
    expect(sink.seen().kept).toEqual([
      { tickIndex: 1, unixSeconds: START + 60, cells: ['0.125', '1000000000000000001'], digest },
    ]);
  });

  it('rejects a tick without its metrics', async () => {
    await expect(sinkOf(2).endTick(0)).rejects.toThrow(TypeError);
  });
});
