import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysHeld, entriesOf, isMatured, stakeCapBaseUnits, stakedBaseUnits } from '#sim/policies/holding.ts';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import { canStake } from '#sim/policies/position.ts';
import { createPolicy, POLICY_DEFINITIONS } from '#sim/policies/registry.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { someObservations } from '#tests/support/observation-arbitraries.ts';
import { aPolicyContext, someStreams } from '#tests/support/sim-fixtures.ts';

const ACCEPTED: Outcome = { accepted: true };
const REFUSED: Outcome = { accepted: false, errorCode: 6002, errorName: 'StakeBelowMinimum' };
const HABITS = { compounding_bps: 10_000, boosters: {}, voting: {}, selling: {} };

/** Settings that let a policy do as much as it can. */
const EAGER: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  staker: { ...HABITS, extend_bps: 5_000 },
  yield_seeker: { ...HABITS, trend_weight_bps: 10_000, trend_days: 5 },
  holder: { take_profit_bps: 500, stop_loss_bps: 500, look_every_days: 1 },
  believer: HABITS,
  mercenary: { ...HABITS, max_lock_days: 90 },
  panic_seller: { ...HABITS, panic_at_fall_bps: 1_000, return_bps: 9_000, calm_days_mean: 5 },
};

/** Policies that never ask for a stake while staking is paused. */
const HEEDS_PAUSES = new Set(['yield_seeker', 'believer', 'mercenary', 'compounder']);

/** What keeps an intent from being taken, as far as the agent can know it; undefined for a possible one. */
function impossibility(intent: Intent, seen: Observation, before: readonly Intent[]): string | undefined {
  const { pool, market } = seen;
  switch (intent.kind) {
    case 'stake': {
      const freed = leavingBaseUnits(before);
      const available = seen.walletBaseUnits + freed + seen.claimableBaseUnits();
      if (intent.amountBaseUnits > available) return 'stakes more than it has';
      if (intent.amountBaseUnits < pool.minStakeBaseUnits) return 'stakes less than the minimum';
      if (stakedBaseUnits(seen) - freed + intent.amountBaseUnits > stakeCapBaseUnits(pool)) return 'stakes too much';
      if (!pool.openLockDays.includes(intent.lockDays)) return 'takes a lock that is none';
      return entriesOf(seen).length - leavers(before).length >= 16 ? 'has no place for a deposit' : undefined;
    }
    case 'unstake': {
      const entry = entriesOf(seen).find(({ index }) => index === intent.entryIndex);
      if (entry === undefined) return 'leaves a deposit that it does not have';
      if (leavers(before).some(({ entryIndex }) => entryIndex === entry.index)) return 'leaves a deposit twice';
      const left = entry.amountBaseUnits - intent.amountBaseUnits;
      if (left < 0n || (left > 0n && left < pool.minStakeBaseUnits)) return 'leaves what the program does not take';
      if (intent.force === isMatured(entry, seen)) return 'uses force where none is needed, or none where it is';
      return daysHeld(seen) > 0 ? 'leaves while it is held' : undefined;
    }
    case 'extend_lock': {
      const entry = entriesOf(seen).find(({ index }) => index === intent.entryIndex);
      const lock = pool.openLockDays.indexOf(intent.lockDays);
      return entry === undefined || (pool.multiplierBps[lock] ?? 0) < entry.multiplierBps
        ? 'shortens a lock'
        : undefined;
    }
    case 'claim_rewards':
      return seen.claimableBaseUnits() < pool.minClaimBaseUnits ? 'claims too little' : undefined;
    case 'swap': {
      if (market?.pool === undefined) return 'trades without a pool';
      const has = intent.side === 'sell' ? seen.walletBaseUnits : seen.quoteUnits;
      if (intent.amountIn <= 0n || intent.amountIn > has) return 'pays what it does not have';
      const quote = market.swapOutFloor(intent.side, intent.amountIn);
      return intent.minOut <= 0n || intent.minOut > quote ? 'asks for more than the quote' : undefined;
    }
    case 'pay_debate_fee':
    case 'buy_back':
      return intent.amountBaseUnits > seen.walletBaseUnits ? 'pays what it does not have' : undefined;
    default:
      return undefined;
  }
}

function leavers(intents: readonly Intent[]): readonly Extract<Intent, { kind: 'unstake' }>[] {
  return intents.filter((intent) => intent.kind === 'unstake');
}

function leavingBaseUnits(intents: readonly Intent[]): bigint {
  return leavers(intents).reduce((sum, { amountBaseUnits }) => sum + amountBaseUnits, 0n);
}

describe('sim/policies/registry.ts', () => {
  for (const { kind } of POLICY_DEFINITIONS) {
    it(`never asks for the impossible: ${kind}`, () => {
      const outcomes = fc.infiniteStream(fc.boolean());
      fc.assert(
        fc.property(someObservations, fc.nat(1_000), fc.boolean(), outcomes, (moments, seed, isEager, accepts) => {
          const hasPool = kind === 'liquidity_provider' || moments.some(({ market }) => market?.pool !== undefined);
          const config = isEager ? (EAGER[kind] ?? {}) : {};
          const policy = createPolicy({ kind, config }, aPolicyContext({ hasPool }));
          const mind = policy.createMind(someStreams(seed));
          for (const seen of moments) {
            const { intents, sleepDays } = mind.decide(seen);
            expect(sleepDays).not.toBeNaN();
            for (const [position, intent] of intents.entries()) {
              expect(policy.actionKinds).toContain(intent.kind);
              expect(impossibility(intent, seen, intents.slice(0, position))).toBeUndefined();
              if (HEEDS_PAUSES.has(kind) && !canStake(seen)) expect(intent.kind).not.toMatch(/^(stake|extend_lock)$/);
            }
            if (intents.length > 0) mind.learn(intents.map(() => (accepts.next().value ? ACCEPTED : REFUSED)));
          }
        }),
        { seed: 11, numRuns: 150 },
      );
    });
  }
});
