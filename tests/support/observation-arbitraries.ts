import * as fc from 'fast-check';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import type { Observation } from '#sim/policies/policy.ts';
import type { StakeEntryState } from '#sim/ports/staking-chain.ts';
import { aMarketState, aMarketView, USD } from './market-fixtures.ts';
import { ACT, anEntry, anObservation, aPool, aProposal, aStake, FIRST_OF_2026, GENESIS_DAY } from './sim-fixtures.ts';

const LOCK_DAYS = [0, 7, 30, 90, 180];
const MULTIPLIER_BPS = [10_000, 12_000, 15_000, 20_000, 30_000];

function someTokens(max: number): fc.Arbitrary<bigint> {
  return fc.oneof(fc.constant(0n), fc.bigInt(0n, 2n * ACT), fc.bigInt(0n, BigInt(max) * ACT));
}

const someDeposit = fc.record({
  amount: fc.bigInt(100n * ACT, 6_000n * ACT),
  tier: fc.nat(4),
  ageDays: fc.nat(300),
  isCompound: fc.boolean(),
  boostBps: fc.constantFrom(0, 1_000, 4_500),
  boostOwed: someTokens(5),
});

const somePrices = fc.record({
  priceUsd: fc.double({ min: 0.001, max: 100, noNaN: true }),
  pricesUsd: fc.array(fc.double({ min: 0.001, max: 100, noNaN: true }), { maxLength: 40 }),
});

const somePool = fc
  .record({
    tokenReserveBaseUnits: fc.bigInt(1n, 1_000_000n * ACT),
    quoteReserveUnits: fc.bigInt(1n, 1_000_000n * USD),
    feeBps: fc.nat(1_000),
  })
  .map(aMarketState);

const someMoment = fc.record({
  wallet: someTokens(150_000),
  quoteUnits: fc.bigInt(0n, 50_000n * USD),
  deposits: fc.option(fc.array(someDeposit, { maxLength: 16 }), { nil: undefined }),
  claimable: someTokens(2_000),
  baseAprBps: fc.oneof(fc.constant(0), fc.nat(6_000), fc.constant(300_000)),
  features: fc.nat(2 ** 18 - 1),
  pauseMask: fc.oneof(fc.constant(0), fc.nat(511)),
  penaltyBps: fc.nat(5_000),
  heldDays: fc.oneof(fc.constant(0), fc.nat(9)),
  liveProposal: fc.constantFrom(0, 0, 1),
  compounding: fc.boolean(),
  debatedDaysAgo: fc.nat(60),
  isVoting: fc.boolean(),
  demandIndex: fc.double({ min: 0, max: 5, noNaN: true }),
  prices: fc.option(somePrices, { nil: undefined }),
  pool: fc.option(somePool, { nil: undefined }),
});

type Moment = typeof someMoment extends fc.Arbitrary<infer Drawn> ? Drawn : never;
type Deposit = typeof someDeposit extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** What an agent sees on some days, ever later; one moment has nothing to do with the one before. */
export const someObservations: fc.Arbitrary<readonly Observation[]> = fc
  .array(fc.tuple(fc.constantFrom(0.25, 1, 1, 7, 45), someMoment), { minLength: 1, maxLength: 25 })
  .map((drawn) => {
    let elapsedDays = 0;
    return drawn.map(([days, moment]) => {
      const observation = observationOf(moment, elapsedDays);
      elapsedDays += days;
      return observation;
    });
  });

function observationOf(moment: Moment, elapsedDays: number): Observation {
  const { wallet, quoteUnits, deposits, claimable, baseAprBps, demandIndex, prices, pool, isVoting } = moment;
  const today = GENESIS_DAY + Math.floor(elapsedDays);
  const later = (days: number): bigint => BigInt(FIRST_OF_2026 + Math.floor((elapsedDays + days) * SECONDS_PER_DAY));
  const stake =
    deposits &&
    aStake(
      deposits.map((deposit, index) => entryOf(deposit, index, today)),
      {
        voteLockUntilUnixSeconds: moment.heldDays === 0 ? 0n : later(moment.heldDays),
        liveProposal: moment.liveProposal,
        compounding: moment.compounding,
        lastDebateDay: today - moment.debatedDaysAgo,
      },
    );
  return {
    ...anObservation({
      elapsedDays,
      walletBaseUnits: wallet,
      stake,
      claimable: stake === undefined ? 0n : claimable,
      pool: aPool({
        features: moment.features,
        pauseMask: moment.pauseMask,
        pauseUntilUnixSeconds: later(5),
        penaltyBps: moment.penaltyBps,
        lastDay: today,
      }),
      liveProposals: isVoting
        ? [aProposal({ id: Math.floor(elapsedDays), snapshotDay: today, votingEndUnixSeconds: later(5) })]
        : [],
      demandIndex,
      market: prices && aMarketView({ ...prices, pool }),
      quoteUnits: prices && pool ? quoteUnits : 0n,
    }),
    estimatedAprBps: (lock) => Math.min(1_000_000, (baseAprBps * (MULTIPLIER_BPS[lock] ?? 0)) / 10_000),
  };
}

function entryOf(
  { amount, tier, ageDays, isCompound, boostBps, boostOwed }: Deposit,
  index: number,
  today: number,
): StakeEntryState {
  const position = isCompound ? 0 : tier;
  const multiplierBps = MULTIPLIER_BPS[position] ?? 0;
  const startDay = today - ageDays;
  const endDay = startDay + (LOCK_DAYS[position] ?? 0);
  return anEntry({
    index,
    amountBaseUnits: amount,
    tier: position,
    multiplierBps,
    weightBase: amount,
    weightLocked: (amount * BigInt(multiplierBps)) / 10_000n,
    startDay,
    endDay,
    lockEndUnixSeconds: BigInt(endDay * SECONDS_PER_DAY),
    compound: isCompound,
    boostBps,
    boostEndDay: today + 9,
    boostOwedBaseUnits: boostOwed,
  });
}
