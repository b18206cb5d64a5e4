import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumEntries } from '#sim/ledger/entry-sums.ts';
import { valueAt } from '#sim/ledger/linear-form.ts';
import { ObservedBook } from '#sim/ledger/observed-book.ts';
import { createStakingModel } from '#sim/ledger/staking-model.ts';
import type { AgentState } from '#sim/ports/staking-chain.ts';
import { applyAction, featuredStep, scaledPlan } from '#tests/support/staking-steps.ts';

const RUNS = { seed: 20_261_123, numRuns: 60 };
const history = fc.array(featuredStep, { minLength: 10, maxLength: 60 });

function total(states: readonly AgentState[], part: (stake: NonNullable<AgentState['stake']>) => bigint): bigint {
  return states.reduce((sum, { stake }) => sum + (stake === undefined ? 0n : part(stake)), 0n);
}

describe('sim/ledger/observed-book', () => {
  it('keeps running sums that come out as the sums of all last readings, whatever was read when', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 9), history, fc.array(fc.nat({ max: 3 })), (places, steps, readAlso) => {
        const plan = scaledPlan(places, ['compounding', 'boosters', 'powerByAge', 'powerByLock', 'boostVests']);
        const chain = createStakingModel(plan);
        const missedAcc = (day: number): bigint => chain.dayRecord(day).acc;
        const { genesisDay, minWeight } = chain.pool;
        const book = new ObservedBook({ holdingsBaseUnits: plan.holdingsBaseUnits, genesisDay, minWeight, missedAcc });
        for (const [position, { hoursLater, act }] of steps.entries()) {
          chain.advanceTo(chain.nowUnixSeconds + BigInt(hoursLater * 3_600));
          chain.roll();
          const action = act(chain);
          applyAction(chain, action);
          book.closeDays(chain.poolState(), chain.pool.lastDay);
          if ('agent' in action) book.replace(action.agent, chain.agentState(action.agent));
          const also = readAlso[position];
          if (also !== undefined) book.replace(also, chain.agentState(also));
        }
        const { lastDay, acc } = chain.pool;
        const states = plan.agentIds.map((_, agent) => book.agent(agent));
        const fresh = states.map(({ stake }) => sumEntries(stake?.entries ?? [], lastDay, missedAcc));
        for (const agent of plan.agentIds.keys()) {
          expect(book.sumsOf(agent)).toEqual(fresh[agent]);
        }
        expect(book.unsettledQ64(acc)).toBe(fresh.reduce((sum, sums) => sum + valueAt(sums, acc), 0n));
        expect(book.walletSum).toBe(states.reduce((sum, { walletBaseUnits }) => sum + walletBaseUnits, 0n));
        expect(book.stakedSum).toBe(total(states, ({ amountBaseUnits }) => amountBaseUnits));
        expect(book.owedSum).toBe(
          total(states, ({ owedBaseUnits, owedOpenBaseUnits }) => owedBaseUnits + owedOpenBaseUnits),
        );
        expect(book.waitingSum).toBe(fresh.reduce((sum, { waitingBaseUnits }) => sum + waitingBaseUnits, 0n));
        expect(book.dustSumQ64).toBe(total(states, ({ rewardDustQ64 }) => rewardDustQ64));
        expect(book.claimedSum).toBe(total(states, ({ rewardsClaimedBaseUnits }) => rewardsClaimedBaseUnits));
        expect(book.forfeitedSum).toBe(total(states, ({ rewardsForfeitedBaseUnits }) => rewardsForfeitedBaseUnits));
      }),
      RUNS,
    );
  });
});
