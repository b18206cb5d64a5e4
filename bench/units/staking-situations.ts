import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import { TOKEN } from './units-plan.ts';
import type { UnitsStage } from './units-stage.ts';

/** Agents by what they have. */
const LARGE = 0;
const SINGLE = 1;
const CROWD = 2;
const THREE = 3;
const COMPOUNDER = 4;
const LEAVER = 5;
const LOCKED = 6;
const GUEST = 7;
/** Settles nothing for a quarter. */
const SLEEPER = 8;
export const STAKING_AGENTS = 9;
const ENTRIES = 16;

/** Deposits, rewards and exits over a quarter. */
export async function measureStaking(stage: UnitsStage): Promise<void> {
  for (const name of ['initialize_pool', 'initialize_governance', 'initialize_emission', 'create_vesting']) {
    stage.note(name, 'at genesis');
  }
  stage.note('open_expiry_page', 'at genesis');
  await firstDay(stage);
  await stage.rollTo(1);
  stage.note('roll', 'one day');
  stage.note('open_history_page', 'the next');
  await firstWeeks(stage);
  await exits(stage);
  await stage.operate({ kind: 'fund_rewards', amountBaseUnits: 70_000n * TOKEN });
  await stage.rollTo(21 + 64);
  stage.note('roll', '64 days');
  await stage.measure('one entry, a history page', { kind: 'claim_rewards', agent: SLEEPER });
  await stage.measureOperator('2 old entries merge', { kind: 'compound_rewards', agent: COMPOUNDER });
}

async function firstDay(stage: UnitsStage): Promise<void> {
  const { chain } = stage;
  const { addresses } = chain.deployment;
  const staking = new StakingInstructions(addresses);
  const guest = stage.wallet(GUEST);
  const userStake = addresses.userStake(guest.address);
  const { tokenAccount } = chain.deployment.agents[GUEST] ?? { tokenAccount: guest.address };
  const accounts = { owner: guest.address, tokenAccount, userStake };
  await stage.send(guest, staking.openStakeAccount(accounts));
  stage.note('open_stake_account', 'the first time');
  await stage.send(guest, staking.stake(accounts, 1_000n * TOKEN, 0));
  stage.note('stake', 'into an empty account');
  await stage.send(guest, staking.unstake(accounts, 1_000n * TOKEN, false, 0, [], []));
  stage.note('unstake', 'on the day of the deposit');
  await stage.send(guest, staking.stake(accounts, 1_000n * TOKEN, 30));
  stage.note('stake', 'into an empty account, 30 days');
  await stage.send(guest, staking.unstake(accounts, 1_000n * TOKEN, true, 0, [], []));
  await stage.send(guest, staking.closeStakeAccount(accounts));
  stage.note('close_stake_account', 'nothing owed');

  await stage.stake(LARGE, 1_000_000n, 180);
  await stage.stake(SINGLE, 20_000n, 0);
  for (let i = 0; i < ENTRIES - 1; i += 1) await stage.stake(CROWD, 5_000n + BigInt(i), i % 2 === 0 ? 0 : 30);
  await stage.measure('beside 15 entries', {
    kind: 'stake',
    agent: CROWD,
    amountBaseUnits: 5_000n * TOKEN,
    lockDays: 30,
  });
  for (const lockDays of [0, 7, 30]) await stage.stake(THREE, 20_000n, lockDays);
  await stage.stake(COMPOUNDER, 20_000n, 0);
  await stage.stake(LEAVER, 20_000n, 0);
  await stage.stake(SLEEPER, 20_000n, 0);
  await stage.stake(LOCKED, 20_000n, 90);
  await stage.measure('on', { kind: 'set_compounding', agent: COMPOUNDER, enabled: true });
  await stage.measureOperator('by the operator', { kind: 'fund_rewards', amountBaseUnits: 70_000n * TOKEN });
}

async function firstWeeks(stage: UnitsStage): Promise<void> {
  const { addresses } = stage.chain.deployment;
  const staking = new StakingInstructions(addresses);
  const keeper = stage.chain.deployment.operator.wallet;
  await stage.measure('by a staker', { kind: 'pay_debate_fee', agent: SINGLE, amountBaseUnits: TOKEN });
  await stage.operate({ kind: 'fund_rewards', amountBaseUnits: 70_000n * TOKEN });
  await stage.measureOperator('a week', { kind: 'mint_inflation' });
  for (let day = 2; day <= 14; day += 1) await stage.rollTo(day);
  stage.note('roll', 'one day, a week begins');
  await stage.measure('one entry', { kind: 'claim_rewards', agent: SINGLE });
  await stage.measure('3 entries, 2 locks', { kind: 'claim_rewards', agent: THREE });
  await stage.send(keeper, staking.settleEntries(addresses.userStake(stage.wallet(LOCKED).address), 1, []));
  stage.note('settle_entries', 'one entry, locked');
  await stage.send(keeper, staking.settleEntries(addresses.userStake(stage.wallet(CROWD).address), 0xffff, []));
  stage.note('settle_entries', '16 entries, 8 locks, the first time');
  await stage.measure('16 entries, 8 locks', { kind: 'claim_rewards', agent: CROWD });
  await stage.measureOperator('one entry', { kind: 'compound_rewards', agent: COMPOUNDER });
  for (const agent of [CROWD, LOCKED]) {
    await stage.act({ kind: 'pay_debate_fee', agent, amountBaseUnits: TOKEN });
  }
  await stage.measure('one entry', { kind: 'refresh_boosters', agent: SINGLE });
  await stage.measure('one entry, locked', { kind: 'refresh_boosters', agent: LOCKED });
  await stage.measure('16 entries, 8 locks', { kind: 'refresh_boosters', agent: CROWD });
  for (const [agent, situation] of [
    [SINGLE, 'one entry'],
    [CROWD, '16 entries'],
  ] as const) {
    const owner = stage.wallet(agent).address;
    await stage.send(keeper, staking.getVotingPower(owner, addresses.userStake(owner)));
    stage.note('get_voting_power', situation);
  }
}

async function exits(stage: UnitsStage): Promise<void> {
  const exit = (agent: number, tokens: bigint, entryIndex: number, force = false) =>
    ({ kind: 'unstake', agent, amountBaseUnits: tokens * TOKEN, force, entryIndex }) as const;
  await stage.measure('plain, all of it', exit(LEAVER, 20_000n, 0));
  await stage.measure('plain, boosted, a part', exit(SINGLE, 1_000n, 0));
  await stage.measure('boosted, early, a part', exit(LOCKED, 1_000n, 0, true));
  await stage.measure('one of 16 entries', exit(CROWD, 5_000n, 0));
  await stage.measure('to 90 days', { kind: 'extend_lock', agent: LOCKED, entryIndex: 0, lockDays: 90 });
  await stage.measureOperator('to the treasury', { kind: 'sweep_penalties' });
  await stage.measureOperator('a part', { kind: 'release_vested', grant: 0 });
  await stage.rollTo(21);
  await stage.measure('one entry, boosted', { kind: 'claim_rewards', agent: LOCKED });
  await stage.measureOperator('2 entries', { kind: 'compound_rewards', agent: COMPOUNDER });
  const { addresses, agents } = stage.chain.deployment;
  const leaver = agents[LEAVER];
  if (leaver === undefined) throw new RangeError('no leaver');
  const owner = leaver.wallet.address;
  const accounts = { owner, tokenAccount: leaver.tokenAccount, userStake: addresses.userStake(owner) };
  await stage.send(leaver.wallet, new StakingInstructions(addresses).closeStakeAccount(accounts));
  stage.note('close_stake_account', 'with rewards');
}
