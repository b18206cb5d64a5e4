import { describe, expect, it } from 'vitest';
import { performancePage } from '../../../bench/performance-page.ts';
import { checkTable, speedTable, targetTable } from '../../../bench/run-tables.ts';
import { judge } from '../../../bench/targets.ts';
import { CHECKS, LITESVM_RUN } from './measurements.ts';

describe('bench/performance-page', () => {
  it('says where and how it was measured, with tables and verdicts', () => {
    const setting = {
      command: 'npm run bench -- --full --write',
      cores: 2,
      cpuModel: 'a processor',
      memoryBytes: 24 * 2 ** 30,
      node: 'v20',
    };
    const page = performancePage({ runs: [LITESVM_RUN], checks: [CHECKS] }, setting);
    expect(page).toContain('`npm run bench -- --full --write` on 2 cores of a processor');
    expect(page).toContain('24 GiB of memory, Node v20');
    expect(page).toContain(speedTable([LITESVM_RUN]).join('\n'));
    expect(page).toContain(targetTable(judge([LITESVM_RUN])).join('\n'));
    expect(page).toContain(checkTable([CHECKS]).join('\n'));
  });
});
