import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Breach, createLedger, type Ledger } from '#sim/ledger/ledger.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import type { AgentIndex } from '#sim/ports/staking-chain.ts';
import { breachedIds } from '#tests/support/ledger-play.ts';
import { isAgentAction, type StakingStep, scaledPlan, stakingStep } from '#tests/support/staking-steps.ts';

const RUNS = { seed: 31_415, numRuns: 60 };

const decimals = fc.constantFrom(0, 9);
/** Ticks of several actions each; a tick may follow weeks after the last one. */
const ticks = fc.array(fc.array(stakingStep, { minLength: 1, maxLength: 6 }), { minLength: 3, maxLength: 20 });

/** Plays one tick at one time on the chain and in the ledger; returns the agents that acted. */
function playTick(chain: StakingModel, ledger: Ledger, steps: readonly StakingStep[]): ReadonlySet<AgentIndex> {
  const acted = new Set<AgentIndex>();
  const now = chain.nowUnixSeconds + BigInt((steps[0]?.hoursLater ?? 0) * 3_600);
  chain.advanceTo(now);
  ledger.advanceTo({ slot: 1n, clusterEpoch: 0n, unixSeconds: now });
  ledger.applyOperator({ kind: 'roll' }, chain.roll());
  for (const { act } of steps) {
    const action = act(chain);
    if (isAgentAction(action)) {
      acted.add(action.agent);
      ledger.applyAgent(action, chain.applyAgent(action));
    } else {
      ledger.applyOperator(action, chain.applyOperator(action));
    }
  }
  return acted;
}

function check(chain: StakingModel, ledger: Ledger, agents: Iterable<AgentIndex>): readonly Breach[] {
  return ledger.check({
    tickIndex: 0,
    pool: chain.poolState(),
    vaults: chain.vaultState(),
    touched: [...agents].map((agent) => ({ agent, state: chain.agentState(agent) })),
  });
}

describe('sim/ledger/ledger', () => {
  it('never finds anything wrong with an honest chain, reading only who acted', () => {
    fc.assert(
      fc.property(decimals, ticks, (places, played) => {
        const plan = scaledPlan(places);
        const chain = createStakingModel(plan);
        const ledger = createLedger(plan);
        for (const steps of played) {
          expect(check(chain, ledger, playTick(chain, ledger, steps))).toEqual([]);
        }
        expect(check(chain, ledger, plan.agentIds.keys())).toEqual([]);
      }),
      RUNS,
    );
  });

  it('catches one base unit in any token account at the next look, by balance and by conservation', () => {
    const account = fc.constantFrom('stake', 'reward', 'penalty', 'operator', 'wallet');
    fc.assert(
      fc.property(decimals, ticks, account, fc.constantFrom(-1n, 1n), (places, played, name, change) => {
        const plan = scaledPlan(places);
        const chain = createStakingModel(plan);
        const ledger = createLedger(plan);
        for (const steps of played) {
          playTick(chain, ledger, steps);
          expect(check(chain, ledger, plan.agentIds.keys())).toEqual([]);
        }
        const holder = chain.users[0];
        if (name === 'wallet' && holder !== undefined) {
          holder.wallet += change;
        } else if (name !== 'wallet') {
          chain.vaults[name] += change;
        }
        const found = breachedIds(check(chain, ledger, plan.agentIds.keys()));
        expect(found).toContain('ledger.balances');
        expect(found).toContain('I01');
      }),
      RUNS,
    );
  });
});
