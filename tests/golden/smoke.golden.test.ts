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
      `"419344aced575c9ea8e0d963783718c1412c343463a85c7a655b6213cf0dd5a0"`,
    );
    expect(result).toMatchObject({ status: 'completed', ticksFinished: 30, warnings: 0 });
    expect(result.actions).toMatchInlineSnapshot(`
      {
        "activate_proposal": {
          "accepted": 0,
          "attempted": 0,
        },
        "add_liquidity": {
          "accepted": 0,
          "attempted": 0,
        },
        "buy_back": {
          "accepted": 0,
          "attempted": 0,
        },
        "cancel_proposal": {
          "accepted": 0,
          "attempted": 0,
        },
        "cast_vote": {
          "accepted": 0,
          "attempted": 0,
        },
        "claim_rewards": {
          "accepted": 35,
          "attempted": 35,
        },
        "create_proposal": {
          "accepted": 0,
          "attempted": 0,
        },
        "extend_lock": {
          "accepted": 0,
          "attempted": 0,
        },
        "pay_debate_fee": {
          "accepted": 0,
          "attempted": 0,
        },
        "refresh_boosters": {
          "accepted": 0,
          "attempted": 0,
        },
        "remove_liquidity": {
          "accepted": 0,
          "attempted": 0,
        },
        "set_compounding": {
          "accepted": 0,
          "attempted": 0,
        },
        "stake": {
          "accepted": 56,
          "attempted": 56,
        },
        "swap": {
          "accepted": 0,
          "attempted": 0,
        },
        "transfer": {
          "accepted": 0,
          "attempted": 0,
        },
        "unstake": {
          "accepted": 11,
          "attempted": 11,
        },
      }
    `);
  });
});
