import { describe, expect, it } from 'vitest';
import { createBankrunChain, createLitesvmChain, loadProgramArtifacts } from '#harness/index.ts';
import { parseScenario, readScenarioFile } from '#scenarios/index.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { runSimulation } from '#sim/index.ts';
import type { StakingChain } from '#sim/ports/staking-chain.ts';
import { createMemorySink, rowsAsText } from '#tests/support/sim-fixtures.ts';

const artifacts = loadProgramArtifacts();

/** Half a year of the plan's population, twenty times smaller, with everything that can happen to it from outside. */
async function smallPlan(): Promise<RunSpec> {
  const source = await readScenarioFile('scenarios/library/plan-three-years.yaml');
  const { population } = parseScenario(source.text, source);
  const overrides = [
    { path: 'horizon', value: '180d' },
    { path: 'keeper', value: { outages: [{ at: '50d', for: '10d' }] } },
    {
      path: 'events',
      value: [
        { at: '80d', price: '-50%' },
        { at: '60d', demand: 5, for: '30d' },
        { at: '120d', exodus: '20%', cohort: 'holders' },
      ],
    },
    ...population.map(({ cohort, count }) => ({ path: `population.${cohort}.count`, value: Math.ceil(count / 20) })),
  ];
  return parseScenario(source.text, source, { overrides });
}

async function rowsOn(chain: StakingChain, spec: RunSpec): Promise<string> {
  const sink = createMemorySink();
  try {
    const result = await runSimulation({ spec, chain, sink });
    expect(result).toMatchObject({ status: 'completed', warnings: 0 });
    expect(result.actions.swap.accepted).toBeGreaterThan(100);
    expect(result.operatorActions.fund_wallet.accepted).toBeGreaterThan(30);
    expect(result.operatorActions.desk_swap.accepted).toBeGreaterThan(50);
    return rowsAsText(sink);
  } finally {
    await chain.close();
  }
}

describe('an economy with a market, arrivals, shocks and an outage', () => {
  it('comes to the same rows on litesvm and on bankrun', async () => {
    const spec = await smallPlan();
    const litesvm = await rowsOn(createLitesvmChain({ artifacts }), spec);
    const bankrun = await rowsOn(createBankrunChain({ artifacts }), spec);
    expect(bankrun).toBe(litesvm);
  });
});
