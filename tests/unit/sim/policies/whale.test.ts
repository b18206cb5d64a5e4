import { describe, expect, it } from 'vitest';
import type { Intent, Mind } from '#sim/policies/policy.ts';
import { WHALE_POLICY } from '#sim/policies/whale.ts';
import type { Outcome, StakeEntryState } from '#sim/ports/staking-chain.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aRunSpec,
  aStake,
  FIRST_OF_2026,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const { staking } = aRunSpec();
const ACCEPTED: Outcome = { accepted: true };
const REJECTED: Outcome = { accepted: false, errorCode: 6003, errorName: 'StakeCapExceeded' };
const WALLET = 80_000n * ACT;

/** Begins at once with four weekly tranches, never leaves. */
const STEADY = { join_over_days: 0, exit_weekly_bps: 0, target_share_bps: 5_000 };

function aMind(config: object = {}): Mind {
  const policy = WHALE_POLICY.create({ ...STEADY, ...config }, { staking, minClaimBaseUnits: ACT, hasPool: false });
  return policy.createMind(someStreams(1, 'whales/0'));
}

function kinds(intents: readonly Intent[]): string[] {
  return intents.map(({ kind }) => kind);
}

function locked(index: number, amountBaseUnits: bigint): StakeEntryState {
  return anEntry({ index, amountBaseUnits, lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 99_999 * 86_400) });
}

/** Builds its position; returns the amounts it staked and the day after the last tranche's pause. */
function build(mind: Mind, walletBaseUnits = WALLET): { amounts: bigint[]; now: number } {
  const amounts: bigint[] = [];
  let now = 0;
  let staked = 0n;
  for (let tranche = 0; tranche < 4; tranche++) {
    const stake = aStake(amounts.map((amount, index) => locked(index, amount)));
    const observation = anObservation({ elapsedDays: now, walletBaseUnits: walletBaseUnits - staked, stake });
    const { intents, sleepDays } = mind.decide(observation);
    for (const intent of intents) {
      if (intent.kind === 'stake') {
        amounts.push(intent.amountBaseUnits);
        staked += intent.amountBaseUnits;
      }
    }
    if (intents.length > 0) mind.learn(intents.map(() => ACCEPTED));
    now += sleepDays;
  }
  return { amounts, now };
}

/** Far enough in for any review to be due. */
const LATER = 5_000;

describe('sim/policies/whale.ts', () => {
  it('builds its target in equal tranches over its first weeks', () => {
    const { amounts, now } = build(aMind());
    expect(amounts).toEqual(Array.from({ length: 4 }, () => 10_000n * ACT));
    expect(now).toBeGreaterThanOrEqual(28);
  });

  it('stops at the cap of a wallet', () => {
    const { amounts } = build(aMind({ target_share_bps: 10_000 }), 1_000_000n * ACT);
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(staking.maxStakeBaseUnits);
  });

  it('prefers long locks', () => {
    const [intent] = aMind({ lock_mix: { 180: 1 } }).decide(anObservation({ walletBaseUnits: WALLET })).intents;
    expect(intent).toMatchObject({ kind: 'stake', lockDays: 180 });
  });

  it('tries a refused tranche again', () => {
    const mind = aMind({ tranches: 2 });
    const first = mind.decide(anObservation({ walletBaseUnits: WALLET })).intents;
    mind.learn([REJECTED]);
    expect(mind.decide(anObservation({ elapsedDays: 14, walletBaseUnits: WALLET })).intents).toMatchObject([
      { kind: 'stake', amountBaseUnits: first[0]?.kind === 'stake' ? first[0].amountBaseUnits : -1n },
    ]);
  });

  it('waits while the rate is below its floor', () => {
    const mind = aMind({ yield_floor_bps: 300 });
    expect(mind.decide(anObservation({ walletBaseUnits: WALLET, aprBps: 299 })).intents).toEqual([]);
    expect(kinds(mind.decide(anObservation({ elapsedDays: 7, walletBaseUnits: WALLET, aprBps: 300 })).intents)).toEqual(
      ['stake'],
    );
  });

  it('claims at its threshold and stakes the set-aside share at a later review', () => {
    const mind = aMind({ claim_at_bps: 100, restake_share_bps: 8_000 });
    const { now } = build(mind);
    const stake = aStake([locked(0, 40_000n * ACT)]);
    const seen = { stake, walletBaseUnits: 40_000n * ACT };
    const small = mind.decide(anObservation({ ...seen, elapsedDays: now + LATER, claimable: 399n * ACT }));
    expect(small.intents).toEqual([]);
    const large = mind.decide(anObservation({ ...seen, elapsedDays: now + 2 * LATER, claimable: 400n * ACT }));
    expect(kinds(large.intents)).toEqual(['claim_rewards']);
    mind.learn([ACCEPTED]);
    const restake = mind.decide(anObservation({ ...seen, elapsedDays: now + 3 * LATER })).intents;
    expect(restake).toMatchObject([{ kind: 'stake', amountBaseUnits: 320n * ACT }]);
  });

  it('renews spent locks together', () => {
    const mind = aMind();
    build(mind);
    const stake = aStake([anEntry({ index: 0 }), locked(1, 39_800n * ACT), anEntry({ index: 2 })]);
    expect(mind.decide(anObservation({ elapsedDays: LATER, stake })).intents).toMatchObject([
      { kind: 'unstake', entryIndex: 0, force: false },
      { kind: 'unstake', entryIndex: 2, force: false },
      { kind: 'stake', amountBaseUnits: 200n * ACT },
    ]);
  });

  it('counts the time to its exit from its own beginning', () => {
    const mind = aMind({ exit_weekly_bps: 100 });
    const late = mind.decide(anObservation({ elapsedDays: 100_000, walletBaseUnits: WALLET }));
    expect(kinds(late.intents)).toEqual(['stake']);
  });

  it('leaves as locks end, never by force, and comes back after a rest', () => {
    const mind = aMind({ exit_weekly_bps: 9_999, rest_days_mean: 100 });
    build(mind);
    const stake = aStake([anEntry({ index: 0 }), locked(1, 100n * ACT)]);
    const first = mind.decide(anObservation({ elapsedDays: LATER, stake, claimable: ACT }));
    expect(first.intents).toMatchObject([{ kind: 'claim_rewards' }, { kind: 'unstake', entryIndex: 0, force: false }]);
    const last = mind.decide(anObservation({ elapsedDays: 2 * LATER, stake: aStake([anEntry({ index: 1 })]) }));
    expect(last.intents).toMatchObject([{ kind: 'unstake', entryIndex: 1, force: false }]);
    const back = anObservation({ elapsedDays: 2 * LATER + last.sleepDays, stake: aStake([]), walletBaseUnits: WALLET });
    expect(kinds(mind.decide(back).intents)).toEqual(['stake']);
  });
});
