import { TOKEN } from '#tests/support/chain-plan.ts';
import type { Calls } from '../call.ts';
import type { World } from '../world.ts';

const BOOST_DAYS = 90;

/** Where rewards come from and go to. */
export async function rewardCalls(world: World): Promise<Calls> {
  const { staking, rewards } = world;
  const saver = world.staker('saver');
  const compounder = world.staker('compounder');
  const { wallet, tokenAccount } = world.operator;
  const history = await world.history('saver');
  const others = { user_stake: world.staker('candidate').userStake };
  return {
    fund_rewards: {
      good: staking.fundRewards(wallet.address, tokenAccount, 10n * TOKEN),
      accepted: { 'amount 1': 'any amount under the weekly cap' },
    },
    mint_inflation: { good: rewards.mintInflation(world.mint) },
    pay_debate_fee: { good: rewards.payDebateFee(saver, 10n * TOKEN), others },
    claim_rewards: { good: staking.claimRewards(saver, history), others },
    compound_rewards: {
      good: rewards.compoundRewards(compounder, await world.history('compounder')),
      others,
      accepted: { 'owner_token mint': 'only what the stake cap leaves over is paid there; the owner is checked' },
    },
    refresh_boosters: {
      good: rewards.refreshBoosters(saver, await world.boosterExpiry('saver', BOOST_DAYS), history),
      others,
    },
  };
}
