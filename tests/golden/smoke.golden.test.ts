import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLitesvmChain } from '#harness/index.ts';
import { parseScenario } from '#scenarios/index.ts';
import { runSimulation } from '#sim/index.ts';
import { createMemorySink, rowsAsText } from '#tests/support/sim-fixtures.ts';

const FILE = 'scenarios/library/smoke.yaml';

describe('scenarios/library/smoke.yaml', () => {
  it('comes to the same rows as ever; another result needs a line "Changes results" in CHANGELOG.md', async () => {
    const spec = parseScenario(readFileSync(FILE, 'utf8'), { file: FILE, format: 'yaml' });
    const chain = createLitesvmChain();
    const sink = createMemorySink();
    const result = await runSimulation({ spec, chain, sink });
    await chain.close();
    expect(createHash('sha256').update(rowsAsText(sink)).digest('hex')).toMatchInlineSnapshot(
      `"bd6aa44eb084294abe6e2a7f5a52e7b92c20593d69e94151f1103062c9b8ad5d"`,
    );
    expect(result).toMatchObject({ status: 'completed', ticksFinished: 30, warnings: 0 });
    expect(result.actions).toMatchInlineSnapshot(`
      {
        "claim_rewards": {
          "accepted": 35,
          "attempted": 35,
          "computeUnits": 302136,
        },
        "stake": {
          "accepted": 56,
          "attempted": 56,
          "computeUnits": 597772,
        },
        "unstake": {
          "accepted": 11,
          "attempted": 11,
          "computeUnits": 106386,
        },
      }
    `);
  });
});
