import * as fc from 'fast-check';
import { type EntryModel, emptyEntry } from '#sim/ledger/entry-model.ts';
import { createPoolModel, type PoolModel } from '#sim/ledger/pool-model.ts';
import { createUserModel, type UserModel } from '#sim/ledger/user-model.ts';
import { clockAt, GENESIS_DAY, smallPlan } from './staking-plans.ts';

const LOCKS = [0, 7, 30, 90, 180];
const MULTIPLIERS = [10_000, 12_000, 15_000, 20_000, 30_000];

/** A pool whose accumulator grew from day to day, with the week's open part as it should be. */
const pool = fc
  .array(fc.bigInt({ min: 0n, max: 1n << 66n }), { minLength: 1, maxLength: 250 })
  .map((growth): PoolModel => {
    const model = createPoolModel(smallPlan());
    for (const step of growth) {
      model.acc += step;
      model.accByDay.push(model.acc);
    }
    model.lastDay = GENESIS_DAY + growth.length;
    const weekStart = Math.floor(growth.length / 7) * 7;
    model.accWeekOpen = model.accByDay[weekStart - 1] ?? 0n;
    return model;
  });

const entryFacts = fc.record({
  amount: fc.bigInt({ min: 1n, max: 1n << 50n }),
  tier: fc.integer({ min: 0, max: 4 }),
  startDay: fc.integer({ min: 0, max: 250 }),
  settledDays: fc.integer({ min: 0, max: 250 }),
  boostBps: fc.constantFrom(0, 1_000, 4_500),
  boostDays: fc.integer({ min: 0, max: 180 }),
  vests: fc.boolean(),
  flatPower: fc.boolean(),
  agedPower: fc.boolean(),
  boostOwed: fc.bigInt({ min: 0n, max: 1n << 40n }),
});

/** A deposit as a settlement some days after it left it; none of the open day is settled. */
function entryOf(facts: typeof entryFacts extends fc.Arbitrary<infer T> ? T : never, model: PoolModel): EntryModel {
  const { amount, tier } = facts;
  const startDay = Math.min(GENESIS_DAY + facts.startDay, model.lastDay);
  const lockDays = LOCKS[tier] as number;
  const settledOn = Math.min(startDay + facts.settledDays, model.lastDay);
  const started = settledOn > startDay;
  const boostEndDay = facts.boostBps === 0 ? 0 : startDay + facts.boostDays;
  const endDay = startDay + lockDays;
  return {
    ...emptyEntry(),
    live: true,
    amount,
    lockEnd: clockAt(endDay - GENESIS_DAY).unixSeconds,
    paidAcc: started ? (model.accByDay[settledOn - 1 - GENESIS_DAY] ?? 0n) : 0n,
    weightLocked: (amount * BigInt(MULTIPLIERS[tier] as number)) / 10_000n,
    weightBase: amount,
    startDay,
    endDay,
    tier,
    started,
    ended: started && lockDays > 0 && settledOn > endDay,
    vests: facts.vests && tier > 0,
    flatPower: facts.flatPower,
    agedPower: facts.agedPower,
    multiplierBps: MULTIPLIERS[tier] as number,
    boostBps: started ? facts.boostBps : 0,
    boostEndDay,
    boostOver: started && facts.boostBps !== 0 && settledOn > boostEndDay,
    boostOwed: facts.vests && tier > 0 && !(started && settledOn > endDay) ? facts.boostOwed : 0n,
  };
}

/** A pool and an owner whose deposits were settled on different days. */
export const poolAndUser: fc.Arbitrary<{ readonly pool: PoolModel; readonly user: UserModel }> = fc
  .tuple(
    pool,
    fc.array(entryFacts, { maxLength: 16 }),
    fc.record({
      owed: fc.bigInt({ min: 0n, max: 1n << 60n }),
      owedOpen: fc.bigInt({ min: 0n, max: 1n << 60n }),
      owedOpenWeek: fc.integer({ min: 0, max: 36 }),
      rewardDustQ64: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
    }),
  )
  .map(([model, entries, owed]) => {
    const user = Object.assign(createUserModel(0n), { opened: true, ...owed });
    const week = Math.floor((model.lastDay - model.genesisDay) / 7);
    user.owedOpenWeek = Math.min(user.owedOpenWeek, week);
    for (const facts of entries) user.entries.push(entryOf(facts, model));
    return { pool: model, user };
  });
