import { TOKEN } from '#tests/support/chain-plan.ts';
import type { Calls } from '../call.ts';
import { OPEN_DAY } from '../economy.ts';
import { TODAY, type World } from '../world.ts';

const WITHDRAWN = {
  'amount 1': 'a part of an entry may leave; what stays is above min_stake',
  'force 1': 'the good version',
  'entry 0|1': 'another entry of the owner, of which nothing is scheduled',
};

/** Deposits, exits and what follows from them. */
export async function stakingCalls(world: World): Promise<Calls> {
  const { at, staking, rewards, governance } = world;
  const saver = world.staker('saver');
  const history = await world.history('saver');
  const others = { user_stake: world.staker('candidate').userStake };
  const page = Math.floor(TODAY / 32);
  const { ticketCount } = await world.stake('saver');
  const exiter = world.staker('exiter');
  return {
    open_history_page: {
      good: staking.openHistoryPage(world.operator.wallet.address, page + 1),
      makes: ['history_page'],
      others: { history_page: at.historyPage(page + 2) },
      space: 'system',
      accepted: { 'payer stranger': 'anyone may pay for a page' },
    },
    // The next day, at an hour at which this one is still open.
    roll: {
      good: staking.roll([at.historyPage(page), at.expiryPage(page % 8)]),
      others: { 'further 1': at.historyPage(page - 1), 'further 2': at.expiryPage((page + 1) % 8) },
      time: [OPEN_DAY + 1, 3_600],
    },
    open_stake_account: {
      good: staking.openStakeAccount(world.staker('newcomer')),
      makes: ['user_stake'],
      others: { user_stake: at.userStake(world.operator.wallet.address) },
      space: 'system',
    },
    stake: {
      good: staking.stake(saver, 1_000n * TOKEN, 30),
      others,
      accepted: { 'lock_days 0': 'a deposit without a lock' },
    },
    extend_lock: {
      good: staking.extendLock(saver, 2, 180, await world.expiry('saver', 2), history),
      others,
      accepted: { 'entry 0|1': 'another entry of the owner, of which nothing is scheduled' },
    },
    unstake: {
      good: staking.unstake(
        saver,
        1_000n * TOKEN,
        true,
        2,
        await world.expiry('saver', 2),
        history,
        at.ticket(saver.owner, ticketCount),
      ),
      makes: ['further 3'],
      others: { ...others, 'further 3': at.ticket(saver.owner, ticketCount + 1) },
      accepted: {
        ...WITHDRAWN,
        'owner_token mint': 'the ticket pays later, to an account that is named then; the owner is checked',
      },
    },
    'unstake without tickets': {
      good: staking.unstake(saver, 1_000n * TOKEN, true, 2, await world.expiry('saver', 2), history),
      others,
      before: [governance.executeFeatureActivation(world.proposal('feature'))],
      accepted: WITHDRAWN,
    },
    release_ticket: {
      good: staking.releaseTicket(exiter, await world.ticket('exiter', 1)),
      others: { ticket: await world.ticket('leaver', 0) },
    },
    settle_entries: {
      good: staking.settleEntries(saver.userStake, 0b11, history),
      others,
      accepted: {
        'user_stake other': 'anyone may settle anybody: it pays nothing',
        'entry_mask 0|1|max-1|max': 'any part of the entries may be settled',
      },
    },
    set_compounding: {
      good: rewards.setCompounding(saver, true),
      others,
      accepted: { 'enabled 0|1': 'both are choices' },
    },
    close_stake_account: { good: staking.closeStakeAccount(world.staker('leaver')), others },
    get_voting_power: { good: staking.getVotingPower(saver.owner, saver.userStake), others },
  };
}
