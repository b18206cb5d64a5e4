import { TOKEN } from '#tests/support/chain-plan.ts';
import { OPEN_DAY } from '../economy.ts';
import { ALL_PAUSES } from '../pauses.ts';
import type { Provocations, Stage } from '../provocation.ts';

/** Body offsets behind the discriminator. */
const TOKEN_BALANCE = 64;
/** Beyond the last day that the program knows. */
const FAR_DAY = 0x100_0000;

const deposit = ({ world }: Stage, name: Parameters<typeof world.staker>[0], tokens: bigint) =>
  world.staking.stake(world.staker(name), tokens * TOKEN, 0);
const openAccount = ({ world }: Stage) => world.staking.openStakeAccount(world.staker('newcomer'));

/** Deposits, exits, rewards and the clock. */
export const STAKING_PROVOCATIONS: Provocations = {
  StakeCapExceeded: { run: async (stage) => stage.refused(deposit(stage, 'voter', 5_000_001n)) },
  EntriesFull: {
    run: async (stage) => {
      for (let i = 0; i < 15; i += 1) await stage.pass(deposit(stage, 'candidate', 100n + BigInt(i)));
      return stage.refused(deposit(stage, 'candidate', 100n));
    },
  },
  RemainderBelowMinStake: {
    run: async (stage) => {
      const saver = stage.world.staker('saver');
      return stage.refused(stage.world.staking.unstake(saver, 19_950n * TOKEN, false, 0, [], []));
    },
  },
  NothingToClaim: {
    run: async (stage) => {
      await stage.pass(openAccount(stage));
      return stage.refused(stage.world.staking.claimRewards(stage.world.staker('newcomer'), []));
    },
  },
  ClaimBelowMinimum: {
    run: async (stage) => {
      await stage.pass(openAccount(stage), deposit(stage, 'newcomer', 100n));
      // One day of the week that ends with day 41.
      await stage.rollTo(OPEN_DAY + 2);
      return stage.refused(stage.world.staking.claimRewards(stage.world.staker('newcomer'), []));
    },
  },
  PoolNotRolled: {
    run: async (stage) => {
      stage.setTime(OPEN_DAY + 1);
      return stage.refused(deposit(stage, 'saver', 100n));
    },
  },
  ClockWentBack: {
    run: async (stage) => {
      stage.setTime(OPEN_DAY - 1);
      return stage.refused(deposit(stage, 'saver', 100n));
    },
  },
  ClockOutOfRange: {
    run: async (stage) => {
      stage.setTime(FAR_DAY);
      return stage.refused(deposit(stage, 'saver', 100n));
    },
  },
  WeeklyBudgetExceeded: {
    run: async (stage) => {
      const { wallet, tokenAccount } = stage.world.operator;
      return stage.refused(stage.world.staking.fundRewards(wallet.address, tokenAccount, 10_000_000n * TOKEN));
    },
  },
  InsufficientRewardReserve: {
    written: 'rewards leave the vault only as they are booked; this empties it',
    run: async (stage) => {
      const { wallet, tokenAccount } = stage.world.operator;
      await stage.write(stage.world.at.rewardVault, (view) => view.setBigUint64(TOKEN_BALANCE, 0n, true));
      return stage.refused(stage.world.staking.fundRewards(wallet.address, tokenAccount, TOKEN));
    },
  },
  StakeRemains: {
    run: async (stage) => stage.refused(stage.world.staking.closeStakeAccount(stage.world.staker('saver'))),
  },
  ClosedTooSoon: {
    run: async (stage) => {
      const { world } = stage;
      const newcomer = world.staker('newcomer');
      await stage.pass(openAccount(stage), deposit(stage, 'newcomer', 100n));
      const ticket = world.at.ticket(newcomer.owner, await stage.nextTicket(newcomer.userStake));
      await stage.pass(world.staking.unstake(newcomer, 100n * TOKEN, false, 0, [], [], ticket));
      return stage.refused(world.staking.closeStakeAccount(newcomer));
    },
  },
  RewardsStillOpen: {
    run: async (stage) => {
      const { world } = stage;
      const compounder = world.staker('compounder');
      const { ticketCount } = await world.stake('compounder');
      const ticket = world.at.ticket(compounder.owner, ticketCount);
      const history = await world.history('compounder');
      await stage.pass(world.staking.unstake(compounder, 20_000n * TOKEN, false, 0, [], history, ticket));
      return stage.refused(world.staking.closeStakeAccount(compounder));
    },
  },
  Paused: {
    run: async (stage) => {
      await stage.pass(stage.world.roles.pause(stage.world.guardian, ALL_PAUSES, 3_600));
      return stage.refused(deposit(stage, 'saver', 100n));
    },
  },
  PauseCoolDown: {
    run: async (stage) => {
      const pause = stage.world.roles.pause(stage.world.guardian, ALL_PAUSES, 3_600);
      await stage.pass(pause);
      return stage.refused(pause);
    },
  },
  NotPaused: { run: async (stage) => stage.refused(stage.world.roles.unpause(stage.world.guardian)) },
  RolesMustDiffer: {
    run: async (stage) => {
      const authority = stage.world.operator.wallet.address;
      return stage.refused(stage.world.roles.setGuardian(authority, authority));
    },
  },
  NotOptedIn: {
    run: async (stage) => stage.refused(stage.world.rewards.compoundRewards(stage.world.staker('saver'), [])),
  },
  NoBoosterEarned: {
    run: async (stage) => {
      const history = await stage.world.history('candidate');
      return stage.refused(stage.world.rewards.refreshBoosters(stage.world.staker('candidate'), [], history));
    },
  },
  AlreadyMintedThisWeek: {
    run: async (stage) => {
      const mint = stage.world.rewards.mintInflation(stage.world.mint);
      await stage.pass(mint);
      return stage.refused(mint);
    },
  },
  InflationCapExceeded: {
    run: async (stage) => {
      const { governance, rewards, mint } = stage.world;
      await stage.pass(governance.executeParameterChange(stage.world.proposal('emissionParameter')));
      return stage.refused(rewards.mintInflation(mint));
    },
  },
  NothingReleasable: {
    run: async (stage) => {
      const { treasury } = stage.world;
      const { owner, tokenAccount } = stage.world.staker('saver');
      const release = treasury.releaseVested(stage.world.vesting('saver'), owner, tokenAccount);
      await stage.pass(release);
      return stage.refused(release);
    },
  },
  AlreadyInitialized: {
    run: async (stage) => stage.refused(stage.world.staking.openStakeAccount(stage.world.staker('saver')), 'system'),
  },
  NothingToSweep: {
    run: async (stage) => {
      const sweep = stage.world.treasury.sweepPenalties(stage.world.mint);
      await stage.pass(sweep);
      return stage.refused(sweep);
    },
  },
};
