import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MODULE = fileURLToPath(new URL('../../../cli/heap-growth.ts', import.meta.url));

/** Makes garbage that lives for a while, beside what stays, as a run does; prints the largest heap in MB. */
const CHURN = `
  const kept = Array.from({ length: 300_000 }, (_, i) => ({ i, text: String(i) }));
  const ring = new Array(200_000).fill(undefined);
  let most = 0;
  for (let i = 0; i < 6_000_000; i++) {
    ring[i % ring.length] = { i, next: [i, i + 1, i + 2] };
    if (i % 100_000 === 0) most = Math.max(most, process.memoryUsage().heapTotal);
  }
  console.log(Math.round(most / 1e6), kept.length);
`;

function largestHeap(isBound: boolean): number {
  const start = isBound ? `import { boundHeapGrowth } from ${JSON.stringify(MODULE)}; boundHeapGrowth();` : '';
  const { stdout, stderr } = spawnSync('node', ['--import', 'tsx', '--input-type=module', '--eval', start + CHURN], {
    encoding: 'utf8',
  });
  const [megabytes] = stdout.split(' ').map(Number);
  if (megabytes === undefined || !(megabytes > 0)) throw new Error(stderr);
  return megabytes;
}

describe('cli/heap-growth', () => {
  it('keeps the heap smaller than V8 would let it grow', () => {
    expect(largestHeap(true)).toBeLessThan(largestHeap(false) * 0.9);
  });
});
