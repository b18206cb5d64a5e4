import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ReportProgress } from '#cli/report-progress.ts';

/** What is written when a chart is drawn at each of these times, in milliseconds. */
function written(times: readonly number[]): string {
  const stream = new PassThrough();
  let now = 0;
  const progress = new ReportProgress(stream, () => now);
  times.forEach((time, index) => {
    now = time;
    progress.chartDrawn(index + 1, times.length);
  });
  progress.stop();
  return String(stream.read() ?? '');
}

describe('cli/report-progress.ts', () => {
  it('is silent about a report that takes less than two seconds', () => {
    expect(written([100, 800, 1_999])).toBe('');
  });

  it('writes plain lines, one in two seconds, where there is no terminal', () => {
    expect(written([1_000, 2_000, 2_500, 3_999, 4_000, 4_500])).toBe(
      'report: 2/6 charts drawn\nreport: 5/6 charts drawn\n',
    );
  });
});
