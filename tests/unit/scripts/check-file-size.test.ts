import { describe, expect, it } from 'vitest';
import { findLargeFiles, MAX_LINES } from '../../../scripts/check-file-size.ts';

const lines = (count: number): string => 'x\n'.repeat(count);

describe('scripts/check-file-size.ts', () => {
  it('lets a file have exactly the limit', () => {
    expect(findLargeFiles([{ path: 'sim/a.ts', text: lines(MAX_LINES) }], {})).toEqual([]);
  });

  it('rejects one line more, with or without a closing line end', () => {
    expect(findLargeFiles([{ path: 'sim/a.ts', text: lines(MAX_LINES + 1) }], {})).toHaveLength(1);
    expect(findLargeFiles([{ path: 'sim/a.rs', text: `${lines(MAX_LINES)}x` }], {})).toHaveLength(1);
  });

  it('counts code only', () => {
    expect(findLargeFiles([{ path: 'docs/a.md', text: lines(1_000) }], {})).toEqual([]);
  });

  it('lets a listed table be larger, and rejects a listing that is not needed', () => {
    const table = { 'sim/table.ts': 'one table' };
    expect(findLargeFiles([{ path: 'sim/table.ts', text: lines(900) }], table)).toEqual([]);
    expect(findLargeFiles([{ path: 'sim/table.ts', text: lines(9) }], table)).toHaveLength(1);
    expect(findLargeFiles([], table)).toHaveLength(1);
  });
});
