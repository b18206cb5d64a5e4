import { describe, expect, it } from 'vitest';
import type { Intent, Mind } from '#sim/policies/policy.ts';
import { STAKER_POLICY } from '#sim/policies/staker.ts';
import type { Outcome, StakeEntryState } from '#sim/ports/staking-chain.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPool,
  aRunSpec,
  aStake,
  FIRST_OF_2026,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const { staking } = aRunSpec();
const ACCEPTED: Outcome = { accepted: true };
const REJECTED: Outcome = { accepted: false, errorCode: 6002, errorName: 'StakeBelowMinimum' };

/** Comes in at once, stays for ever, always relocks, has no shocks. */
const STEADY = {
  participation_bps: 10_000,
  join_over_days: 0,
  patience_days_mean: 36_500,
  relock_bps: 10_000,
  liquidity_shock_weekly_bps: 0,
  yield_target_bps: 1_000,
};

function aMind(config: object = {}, seed = 1): Mind {
  const policy = STAKER_POLICY.create({ ...STEADY, ...config }, { staking, minClaimBaseUnits: ACT, hasPool: false });
  return policy.createMind(someStreams(seed, 'retail/0'));
}

function kinds(intents: readonly Intent[]): string[] {
  return intents.map(({ kind }) => kind);
}

/** Takes the first deposit and comes back `later` days after, with these entries. */
function aMindThatStaked(config: object = {}): Mind {
  const mind = aMind(config);
  const { intents } = mind.decide(anObservation());
  expect(kinds(intents)).toEqual(['stake']);
  mind.learn([ACCEPTED]);
  return mind;
}

/** Far enough in for any review to be due. */
const LATER = 2_000;

function matured(index: number, changes: Partial<StakeEntryState> = {}): StakeEntryState {
  return anEntry({ index, started: true, ...changes });
}

function locked(index: number): StakeEntryState {
  return anEntry({ index, lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 9_999 * 86_400) });
}

describe('sim/policies/staker.ts', () => {
  it('stakes its share of what is above the reserve, in one deposit', () => {
    const mind = aMind({ stake_share_bps: 5_000, liquid_reserve_bps: 2_000, lock_mix: { 90: 1 } });
    const [intent] = mind.decide(anObservation()).intents;
    expect(intent).toMatchObject({ kind: 'stake', lockDays: 90 });
    // 10,000 ACT less a fifth; its own share lies within 30% of a half.
    const amount = intent?.kind === 'stake' ? intent.amountBaseUnits : 0n;
    expect(amount).toBeGreaterThanOrEqual(2_800n * ACT);
    expect(amount).toBeLessThanOrEqual(5_200n * ACT);
  });

  it('draws its locks from the mix', () => {
    const drawn = Array.from({ length: 200 }, (_, seed) => {
      const [intent] = aMind({ lock_mix: { 0: 1, 180: 3 } }, seed).decide(anObservation()).intents;
      return intent?.kind === 'stake' ? intent.lockDays : undefined;
    });
    expect(new Set(drawn)).toEqual(new Set([0, 180]));
    expect(drawn.filter((days) => days === 180).length / 200).toBeCloseTo(0.75, 1);
  });

  it('never comes in when it is not a staker', () => {
    const decision = aMind({ participation_bps: 0 }).decide(anObservation());
    expect(decision).toEqual({ intents: [], sleepDays: Number.POSITIVE_INFINITY });
  });

  it('sleeps until it joins', () => {
    const mind = aMind({ join_over_days: 100 });
    const { intents, sleepDays } = mind.decide(anObservation());
    expect(intents).toEqual([]);
    expect(sleepDays).toBeGreaterThan(0);
    expect(kinds(mind.decide(anObservation({ elapsedDays: sleepDays })).intents)).toEqual(['stake']);
  });

  it('stays out while the rate is below its target', () => {
    expect(aMind().decide(anObservation({ aprBps: 499 })).intents).toEqual([]);
    expect(kinds(aMind().decide(anObservation({ aprBps: 1_500 })).intents)).toEqual(['stake']);
  });

  it('does nothing between reviews, nor with too small a wallet', () => {
    const mind = aMindThatStaked();
    expect(mind.decide(anObservation({ elapsedDays: 0, stake: aStake([locked(0)]) })).intents).toEqual([]);
    expect(aMind().decide(anObservation({ walletBaseUnits: 109n * ACT })).intents).toEqual([]);
  });

  it('claims when its threshold is reached, and stakes the set-aside share once it is worth a deposit', () => {
    const mind = aMindThatStaked({ claim_at_bps: 100, restake_share_bps: 5_000, review_every_days_mean: 1 });
    const stake = aStake([locked(0)]);
    expect(mind.decide(anObservation({ elapsedDays: 100, stake, claimable: ACT / 3n })).intents).toEqual([]);
    const claim = mind.decide(anObservation({ elapsedDays: 200, stake, claimable: 300n * ACT }));
    expect(kinds(claim.intents)).toEqual(['claim_rewards']);
    mind.learn([ACCEPTED]);
    const restake = mind.decide(anObservation({ elapsedDays: 300, stake })).intents;
    expect(restake).toMatchObject([{ kind: 'stake', amountBaseUnits: 150n * ACT }]);
    mind.learn([ACCEPTED]);
    expect(mind.decide(anObservation({ elapsedDays: 400, stake })).intents).toEqual([]);
  });

  it('keeps the set-aside rewards when the deposit is refused, and counts no refused claim', () => {
    const mind = aMindThatStaked({ review_every_days_mean: 1 });
    const stake = aStake([locked(0)]);
    mind.decide(anObservation({ elapsedDays: 100, stake, claimable: 300n * ACT }));
    mind.learn([REJECTED]);
    expect(mind.decide(anObservation({ elapsedDays: 200, stake })).intents).toEqual([]);
    mind.decide(anObservation({ elapsedDays: 300, stake, claimable: 300n * ACT }));
    mind.learn([ACCEPTED]);
    mind.decide(anObservation({ elapsedDays: 400, stake }));
    mind.learn([REJECTED]);
    expect(kinds(mind.decide(anObservation({ elapsedDays: 500, stake })).intents)).toEqual(['stake']);
  });

  it('locks again what has lost its boost, as one deposit', () => {
    const mind = aMindThatStaked();
    const stake = aStake([matured(0), locked(1), matured(4)]);
    expect(mind.decide(anObservation({ elapsedDays: LATER, stake })).intents).toMatchObject([
      { kind: 'unstake', entryIndex: 0, force: false },
      { kind: 'unstake', entryIndex: 4, force: false },
      { kind: 'stake', amountBaseUnits: 200n * ACT },
    ]);
  });

  it('makes room among sixteen deposits before it stakes again', () => {
    const mind = aMindThatStaked({ relock_bps: 0 });
    const flexible = Array.from({ length: 16 }, (_, index) => (index < 14 ? locked(index) : matured(index)));
    const intents = mind.decide(anObservation({ elapsedDays: LATER, stake: aStake(flexible) })).intents;
    expect(kinds(intents)).toEqual(['unstake', 'unstake', 'stake']);
    const full = Array.from({ length: 16 }, (_, index) => locked(index));
    const other = aMindThatStaked({ relock_bps: 0 });
    expect(other.decide(anObservation({ elapsedDays: LATER, stake: aStake(full) })).intents).toEqual([]);
  });

  it('leaves without penalty when the rate falls, and rests before it looks again', () => {
    const mind = aMindThatStaked({ rest_days_mean: 50 });
    const waiting = mind.decide(
      anObservation({ elapsedDays: LATER, aprBps: 300, claimable: 2n * ACT, stake: aStake([matured(0), locked(1)]) }),
    );
    expect(kinds(waiting.intents)).toEqual(['claim_rewards', 'unstake']);
    mind.learn([ACCEPTED, ACCEPTED]);
    // A better rate does not call it back before all is out.
    const last = mind.decide(anObservation({ elapsedDays: 2 * LATER, stake: aStake([matured(1)]) }));
    expect(last.intents).toMatchObject([{ kind: 'unstake', entryIndex: 1, force: false }]);
    expect(last.sleepDays).toBeGreaterThan(0);
    const back = 2 * LATER + last.sleepDays;
    expect(kinds(mind.decide(anObservation({ elapsedDays: back, stake: aStake([]) })).intents)).toEqual(['stake']);
  });

  it('stays in while the rate is between its exit and its target', () => {
    const mind = aMindThatStaked({ exit_yield_bps: 2_000 });
    const stake = aStake([matured(0, { endDay: anEntry().startDay })]);
    expect(mind.decide(anObservation({ elapsedDays: LATER, aprBps: 400, stake })).intents).toEqual([]);
  });

  it('leaves when its patience is over, however good the rate', () => {
    const mind = aMindThatStaked({ patience_days_mean: 1 });
    const intents = mind.decide(anObservation({ elapsedDays: LATER, stake: aStake([matured(0)]) })).intents;
    expect(kinds(intents)).toEqual(['unstake']);
  });

  it('breaks every lock in a liquidity shock, and takes what is claimable along', () => {
    const mind = aMindThatStaked({ liquidity_shock_weekly_bps: 9_999, review_every_days_mean: 30_000 });
    const stake = aStake([matured(0), locked(1)]);
    const { intents } = mind.decide(anObservation({ elapsedDays: LATER, stake, claimable: ACT }));
    expect(intents).toMatchObject([
      { kind: 'claim_rewards' },
      { kind: 'unstake', entryIndex: 0, force: false },
      { kind: 'unstake', entryIndex: 1, force: true },
    ]);
  });

  it('sleeps through a shock when nothing is staked', () => {
    const mind = aMind({ join_over_days: 30_000, liquidity_shock_weekly_bps: 9_999 });
    expect(mind.decide(anObservation({ elapsedDays: 5 })).intents).toEqual([]);
  });

  it('extends in place what has lost its boost, never to a lighter lock', () => {
    const mind = aMindThatStaked({ extend_bps: 10_000, lock_mix: { 7: 1 }, claim_at_bps: 10_000 });
    const spent = anObservation({ elapsedDays: LATER, stake: aStake([matured(0), locked(1)]) });
    expect(mind.decide(spent).intents).toEqual([{ kind: 'extend_lock', entryIndex: 0, lockDays: 30 }]);
    const context = { staking, minClaimBaseUnits: ACT, hasPool: false };
    expect(STAKER_POLICY.create({ extend_bps: 1 }, context).actionKinds).toContain('extend_lock');
    expect(STAKER_POLICY.create({}, context).actionKinds).not.toContain('extend_lock');
  });

  it('neither leaves nor relocks while a vote holds its stake, and leaves when it is free', () => {
    const until = FIRST_OF_2026 + (LATER + 4) * 86_400;
    const stake = aStake([matured(0)], { voteLockUntilUnixSeconds: BigInt(until) });
    const held = anObservation({ elapsedDays: LATER, stake });
    expect(kinds(aMindThatStaked().decide(held).intents)).not.toContain('unstake');
    const mind = aMindThatStaked({ liquidity_shock_weekly_bps: 10_000 });
    const { intents, sleepDays } = mind.decide(held);
    expect([intents.length, sleepDays <= 4]).toEqual([0, true]);
    const free = anObservation({ elapsedDays: LATER + 4, stake });
    expect(kinds(mind.decide(free).intents)).toContain('unstake');
  });

  it('does not count on money that a ticket would pay out later', () => {
    const pool = aPool({ features: aPool().features | (1 << 6) });
    const observation = anObservation({ elapsedDays: LATER, stake: aStake([matured(0)]), pool });
    expect(kinds(aMindThatStaked().decide(observation).intents)).not.toContain('unstake');
  });
});
