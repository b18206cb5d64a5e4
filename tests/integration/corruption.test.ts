import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ProgramChain } from '#harness/chain/program-chain.ts';
import { parseScenario } from '#scenarios/index.ts';
import { runSimulation } from '#sim/index.ts';
import { corruptAccount, corruptTokenBalance } from '#tests/support/corrupt-account.ts';
import { type Engine, openChain } from '#tests/support/open-chain.ts';
import { createMemorySink } from '#tests/support/sim-fixtures.ts';

const FILE = 'scenarios/library/smoke.yaml';
const AFTER_TICK = 9;
/** The next full scan reads every account. */
const SEEN_AT_LATEST = 89;

interface Corruption {
  readonly name: string;
  readonly corrupt: (engine: Engine, chain: ProgramChain) => Promise<void>;
  readonly seenAtLatest: number;
}

function addUnit(data: Uint8Array, offset: number, by: bigint): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  view.setBigUint64(offset, view.getBigUint64(offset, true) + by, true);
}

// Offsets count from the 8-byte discriminator; see programs/staking/README.md.
const CORRUPTIONS: readonly Corruption[] = [
  {
    name: 'one base unit more in the stake vault',
    corrupt: (engine, { deployment }) => corruptTokenBalance(engine, deployment.addresses.stakeVault, 1n),
    seenAtLatest: AFTER_TICK + 1,
  },
  {
    name: 'one base unit less in the reward vault',
    corrupt: (engine, { deployment }) => corruptTokenBalance(engine, deployment.addresses.rewardVault, -1n),
    seenAtLatest: AFTER_TICK + 1,
  },
  {
    name: "one unit more in the pool's total stake",
    corrupt: (engine, { deployment }) =>
      corruptAccount(engine, deployment.addresses.pool, (data) => addUnit(data, 8 + 64, 1n)),
    seenAtLatest: AFTER_TICK + 1,
  },
  {
    name: "one unit more in the pool's active weight",
    corrupt: (engine, { deployment }) =>
      corruptAccount(engine, deployment.addresses.pool, (data) => addUnit(data, 8 + 144, 1n)),
    seenAtLatest: AFTER_TICK + 1,
  },
  {
    name: 'one base unit more in a wallet',
    corrupt: async (engine, { deployment }) => {
      const agent = deployment.agents[3];
      if (agent === undefined) throw new Error('the scenario has at least four agents');
      await corruptTokenBalance(engine, agent.tokenAccount, 1n);
    },
    seenAtLatest: SEEN_AT_LATEST,
  },
];

describe('a run on a real engine', () => {
  for (const { name, corrupt, seenAtLatest } of CORRUPTIONS) {
    it(`rejects ${name} behind the program's back`, async () => {
      const spec = parseScenario(readFileSync(FILE, 'utf8'), { file: FILE, format: 'yaml' });
      const { chain, engine } = await openChain('litesvm');
      const sink = createMemorySink();
      const observer = {
        tickFinished: async ({ tickIndex }: { tickIndex: number }) => {
          if (tickIndex === AFTER_TICK) await corrupt(engine, chain);
        },
      };
      const run = runSimulation({ spec, chain, sink, observers: [observer] });
      await expect(run).rejects.toMatchObject({ code: 'INVARIANT__BROKEN' });
      expect(sink.metrics.length).toBeGreaterThan(AFTER_TICK);
      expect(sink.metrics.length).toBeLessThanOrEqual(seenAtLatest);
      await chain.close();
    });
  }
});
