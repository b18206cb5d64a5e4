import { decodeMintSupply } from '#harness/program/accounts.ts';
import { genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import type { AttackStage } from './attack-stage.ts';
import type { TwinCase } from './twin-case.ts';

const HONEST = 0;
const THIEF = 1;
const BUDGET = 70_000n * TOKEN;
const LAST_SECONDS = 86_390;
const SUPPLY = 1_000_000_000n * TOKEN;

/** Whole tokens that an agent was ever credited. */
async function earned(stage: AttackStage, agent: number): Promise<bigint> {
  await stage.send(agent, stage.calls.settleEntries(stage.staker(agent).userStake, 0xffff, []));
  return (await stage.user(agent)).rewardsEarnedBaseUnits / TOKEN;
}

/** Whole tokens that an agent has claimed after trying once more. */
async function claimed(stage: AttackStage, agent: number): Promise<bigint> {
  await stage.send(agent, stage.calls.claimRewards(stage.staker(agent), []));
  return (await stage.user(agent)).rewardsClaimedBaseUnits / TOKEN;
}

/** Mints as often as it is let, and returns what the supply grew by in base units, with the refusal. */
async function mintAll(stage: AttackStage): Promise<readonly [bigint, string]> {
  const supply = async (): Promise<bigint> => decodeMintSupply(await stage.data(stage.mint));
  const before = await supply();
  for (;;) {
    const result = await stage.send(THIEF, stage.rewards.mintInflation(stage.mint));
    if (result !== 'accepted') return [(await supply()) - before, result];
  }
}

export const REWARD_CASES: readonly TwinCase[] = [
  {
    twin: 'vuln-r01',
    title: 'stakes ten seconds before midnight and leaves ten seconds after it',
    run: async (open) => {
      const stage = await open([10_000n, 10_000n]);
      await stage.enter(HONEST, 10_000n, 0);
      await stage.openAccount(THIEF);
      await stage.fund(BUDGET);
      await stage.rollTo(7, LAST_SECONDS);
      await stage.stake(THIEF, 10_000n, 0);
      await stage.rollTo(8, 10);
      const exit = await stage.send(THIEF, stage.leave(THIEF, 10_000n, { force: false }));
      await stage.rollTo(14);
      return { exit, thief: await claimed(stage, THIEF), honest: await claimed(stage, HONEST) };
    },
    real: { exit: 'accepted', thief: 0n, honest: 70_000n },
    onTwin: { exit: 'accepted', thief: 5_000n, honest: 65_000n },
  },
  {
    twin: 'vuln-r02',
    title: 'locks in the second of a new week and earns a tick that was shared without him',
    run: async (open) => {
      const stage = await open([10_000n, 10_000n]);
      await stage.enter(HONEST, 10_000n, 0);
      await stage.openAccount(THIEF);
      await stage.fund(BUDGET);
      await stage.rollTo(7);
      await stage.stake(THIEF, 10_000n, 0);
      await stage.rollTo(14);
      const promised = (await earned(stage, THIEF)) + (await earned(stage, HONEST));
      return { promised, thief: await claimed(stage, THIEF), honest: await claimed(stage, HONEST) };
    },
    real: { promised: 70_000n, thief: 30_000n, honest: 40_000n },
    onTwin: { promised: 80_000n, thief: 40_000n, honest: 30_000n },
  },
  {
    twin: 'vuln-r03',
    title: 'stakes while twenty days are open, then closes them',
    run: async (open) => {
      const stage = await open([10_000n, 10_000n]);
      await stage.enter(HONEST, 10_000n, 0);
      await stage.openAccount(THIEF);
      await stage.fund(BUDGET);
      await stage.advanceTo(20);
      const stake = await stage.stake(THIEF, 10_000n, 0);
      await stage.rollTo(21);
      return { stake, thief: await earned(stage, THIEF), honest: await earned(stage, HONEST) };
    },
    real: { stake: 'PoolNotRolled', thief: 0n, honest: 70_000n },
    onTwin: { stake: 'accepted', thief: 35_000n, honest: 35_000n },
  },
  {
    twin: 'vuln-r04',
    title: 'doubles a stake after two weeks and claims them again for the new half',
    run: async (open) => {
      const stage = await open([10_000n, 10_000n]);
      for (const agent of [HONEST, THIEF]) await stage.enter(agent, 1_000n, 0);
      await stage.fund(BUDGET);
      await stage.rollTo(14);
      await stage.stake(THIEF, 1_000n, 0);
      return { thief: await claimed(stage, THIEF), honest: await claimed(stage, HONEST) };
    },
    real: { thief: 35_000n, honest: 35_000n },
    onTwin: { thief: 70_000n, honest: 0n },
  },
  {
    twin: 'vuln-r04',
    title: 'extends a free stake to 180 days, to three times the rewards of the past',
    run: async (open) => {
      const stage = await open([10_000n, 10_000n]);
      await stage.enter(HONEST, 9_000n, 0);
      await stage.enter(THIEF, 1_000n, 0);
      await stage.fund(BUDGET);
      await stage.rollTo(14);
      const extend = stage.calls.extendLock(stage.staker(THIEF), 0, 180, stage.allExpiryPages, []);
      const result = await stage.send(THIEF, extend);
      return { result, thief: await claimed(stage, THIEF) };
    },
    real: { result: 'accepted', thief: 7_000n },
    onTwin: { result: 'accepted', thief: 21_000n },
  },
  {
    twin: 'vuln-r08',
    title: 'settles a hundred times, and leaves a lock by nine base units at a time',
    run: async (open) => {
      const { staking } = genesisPlan([]);
      const stage = await open([10_000n, 10_000n], {
        staking: { ...staking, minStakeBaseUnits: 1n },
        minClaimBaseUnits: 0n,
      });
      await stage.enter(HONEST, 999n, 0);
      await stage.enter(THIEF, 1_000n, 180);
      await stage.fund(BUDGET);
      await stage.rollTo(14);
      await earned(stage, THIEF);
      const before = (await stage.user(THIEF)).owedBaseUnits;
      const settle = stage.calls.settleEntries(stage.staker(THIEF).userStake, 0xffff, []);
      for (let round = 0; round < 10; round += 1) await stage.send(THIEF, ...Array(10).fill(settle));
      const leave = stage.calls.unstake(stage.staker(THIEF), 9n, true, 0, stage.allExpiryPages, []);
      await stage.send(THIEF, leave);
      const gained = (await stage.user(THIEF)).owedBaseUnits - before;
      return { gained, penalty: await stage.balance(stage.at.penaltyVault) };
    },
    // The exit settles once more.
    real: { gained: 0n, penalty: 1n },
    onTwin: { gained: 101n, penalty: 0n },
  },
  {
    twin: 'vuln-r10',
    title: 'mints the whole of one year on its last day and of the next on its first',
    run: async (open) => {
      const stage = await open([1_000n, 1_000n], { inflationBps: [500, 500, 500] });
      await stage.rollTo(364);
      const [last, refusedLast] = await mintAll(stage);
      await stage.rollTo(365);
      const [first, refusedFirst] = await mintAll(stage);
      return { bps: ((last + first) * 10_000n) / SUPPLY, refusedLast, refusedFirst };
    },
    real: { bps: 9n, refusedLast: 'AlreadyMintedThisWeek', refusedFirst: 'AlreadyMintedThisWeek' },
    onTwin: { bps: 1_000n, refusedLast: 'InflationCapExceeded', refusedFirst: 'InflationCapExceeded' },
  },
  {
    twin: 'vuln-r12',
    title: 'earns a booster of five days and keeps it for months',
    run: async (open) => {
      const { boosters } = genesisPlan([]);
      const stage = await open([10_000n, 10_000n], { boosters: { ...boosters, boostDays: 5 } });
      for (const agent of [HONEST, THIEF]) await stage.enter(agent, 1_000n, 0);
      await stage.rollTo(7);
      const fee = stage.rewards.payDebateFee(stage.staker(THIEF), TOKEN);
      const refresh = stage.rewards.refreshBoosters(stage.staker(THIEF), stage.allExpiryPages, []);
      const result = await stage.send(THIEF, fee, refresh);
      await stage.rollTo(12);
      const weight = (await stage.pool()).activeWeight / TOKEN;
      await stage.fund(BUDGET);
      await stage.rollTo(28);
      return { result, weight, more: (await earned(stage, THIEF)) > (await earned(stage, HONEST)) };
    },
    real: { result: 'accepted', weight: 2_000n, more: false },
    onTwin: { result: 'accepted', weight: 2_100n, more: true },
  },
  {
    twin: 'vuln-r14',
    title: 'compounds rewards above the cap of one owner',
    run: async (open) => {
      const { staking } = genesisPlan([]);
      const stage = await open([10_000n, 10_000n], { staking: { ...staking, maxStakeBaseUnits: 50_000n * TOKEN } });
      await stage.enter(THIEF, 1_000n, 30);
      await stage.fund(BUDGET);
      await stage.rollTo(14);
      await stage.send(THIEF, stage.rewards.setCompounding(stage.staker(THIEF), true));
      const result = await stage.send(THIEF, stage.rewards.compoundRewards(stage.staker(THIEF), []));
      return { result, staked: (await stage.user(THIEF)).amountBaseUnits / TOKEN };
    },
    real: { result: 'accepted', staked: 50_000n },
    onTwin: { result: 'accepted', staked: 70_999n },
  },
];
