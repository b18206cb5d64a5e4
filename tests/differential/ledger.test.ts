import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLedger } from '#sim/ledger/ledger.ts';
import { createStakingModel } from '#sim/ledger/staking-model.ts';
import type { AgentAction, OperatorAction, Outcome, StakingChain } from '#sim/ports/staking-chain.ts';
import { openChain } from '#tests/support/open-chain.ts';
import { isAgentAction, type StakingStep, scaledPlan, stakingStep } from '#tests/support/staking-steps.ts';

const CASES = [
  { engine: 'litesvm', histories: 30 },
  { engine: 'bankrun', histories: 3 },
] as const;
const DECIMALS = [0, 3, 9] as const;
const SLOTS_PER_SECOND_HALVES = 5n;
const SLOTS_PER_CLUSTER_EPOCH = 432_000n;

async function play(chain: StakingChain, action: AgentAction | OperatorAction): Promise<Outcome> {
  if (!isAgentAction(action)) return chain.operate(action);
  const [outcome] = await chain.submit([action]);
  if (outcome === undefined) throw new Error('an action came back without an outcome');
  return outcome;
}

/** Plays one history on the chain and in the ledger; all accounts are compared after every step. */
async function compare(
  engine: 'litesvm' | 'bankrun',
  decimals: number,
  history: readonly StakingStep[],
): Promise<Set<string>> {
  const plan = scaledPlan(decimals);
  const { chain } = await openChain(engine, plan);
  const ledger = createLedger(plan);
  // Only chooses the actions; what it predicts is not looked at here.
  const chooser = createStakingModel(plan);
  const seen = new Set<string>();
  const step = async (action: AgentAction | OperatorAction): Promise<void> => {
    const outcome = await play(chain, action);
    seen.add(`${action.kind} ${outcome.accepted ? 'accepted' : outcome.errorName}`);
    if (isAgentAction(action)) {
      ledger.applyAgent(action, outcome);
      chooser.applyAgent(action);
    } else {
      ledger.applyOperator(action, outcome);
      chooser.applyOperator(action);
    }
  };
  let unixSeconds = plan.clock.unixSeconds;
  for (const [tickIndex, { hoursLater, act }] of history.entries()) {
    // Some steps fall on whole hours, so that locks end to the second.
    unixSeconds += BigInt(hoursLater * 3_600 + (hoursLater % 7 === 0 ? 0 : 13));
    const slot = ((unixSeconds - plan.clock.unixSeconds) * SLOTS_PER_SECOND_HALVES) / 2n + 10n;
    const clock = { slot, clusterEpoch: slot / SLOTS_PER_CLUSTER_EPOCH, unixSeconds };
    await chain.advanceTo(clock);
    ledger.advanceTo(clock);
    chooser.advanceTo(unixSeconds);
    // Now and then somebody is too early: the day is still open.
    if (hoursLater % 5 === 1) await step(act(chooser));
    await step({ kind: 'roll' });
    await step(act(chooser));
    const agents = plan.agentIds.map((_, agent) => agent);
    const touched = (await chain.readAgents(agents)).map((state, agent) => ({ agent, state }));
    const observed = { tickIndex, pool: await chain.readPool(), vaults: await chain.readVaults(), touched };
    expect(ledger.check(observed)).toEqual([]);
  }
  await chain.close();
  return seen;
}

describe('the ledger predicts the program to the base unit', () => {
  for (const { engine, histories } of CASES) {
    it(`over ${histories} random histories on ${engine}`, async () => {
      const seen = new Set<string>();
      for (let run = 0; run < histories; run++) {
        const decimals = DECIMALS[run % DECIMALS.length] ?? 9;
        const arbitrary = fc.array(stakingStep, { minLength: 60, maxLength: 120 });
        const [history = []] = fc.sample(arbitrary, { seed: 1_000 + run, numRuns: 1 });
        for (const outcome of await compare(engine, decimals, history)) seen.add(outcome);
      }
      for (const kind of ['stake', 'unstake', 'claim_rewards', 'fund_rewards', 'roll']) {
        expect(seen).toContain(`${kind} accepted`);
      }
      expect(seen).toContain('stake PoolNotRolled');
      expect(seen).toContain('unstake StillLocked');
    });
  }
});
