import { describe, expect, it } from 'vitest';
import { assumptionsPage } from '../../../scripts/generate-assumptions.ts';

describe('scripts/generate-assumptions.ts', () => {
  it('writes a table a section, with empty cells and with lines around it', () => {
    const page = assumptionsPage([
      {
        title: 'Rates',
        lead: ['As the plan has them.'],
        columns: [
          ['default', 'topic'],
          ['why', 'source'],
          ['status', 'status'],
        ],
        rows: [
          { topic: '`rate`', source: 'Plan', status: 'sourced' },
          { topic: '`cap`', status: 'unsourced', stands: { in: 'run', unsourced: { cap: '5.00%' } } },
        ],
        note: ['See elsewhere.'],
      },
    ]);
    expect(page.slice(page.indexOf('## '))).toMatchInlineSnapshot(`
      "## Rates

      As the plan has them.

      | default | why | status |
      | --- | --- | --- |
      | \`rate\` | Plan | sourced |
      | \`cap\` | | unsourced |

      See elsewhere.
      "
    `);
  });
});
