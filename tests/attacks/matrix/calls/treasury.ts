import { FIRST_DAY, TOKEN } from '#tests/support/chain-plan.ts';
import type { Calls } from '../call.ts';
import type { World } from '../world.ts';

/** Penalties, vesting and buybacks. */
export function treasuryCalls(world: World): Calls {
  const { at, treasury, mint } = world;
  const saver = world.staker('saver');
  const seller = world.staker('seller');
  const { wallet, tokenAccount } = world.operator;
  const beneficiary = world.staker('newcomer').owner;
  const terms = {
    beneficiary,
    index: 0,
    totalBaseUnits: 100n * TOKEN,
    startUnixSeconds: FIRST_DAY * 86_400n,
    cliffDays: 10,
    durationDays: 100,
  };
  return {
    sweep_penalties: { good: treasury.sweepPenalties(mint) },
    create_vesting: {
      good: treasury.createVesting(wallet.address, tokenAccount, at.vesting(beneficiary, 0), terms),
      makes: ['vesting'],
      others: { vesting: at.vesting(beneficiary, 1) },
      accepted: {
        'index 0': 'the good version',
        'total 1': 'anyone may give anything to anyone',
        'cliff_days 0|1': 'any cliff within the duration',
      },
    },
    release_vested: {
      good: treasury.releaseVested(world.vesting('saver'), saver.owner, saver.tokenAccount),
      others: { vesting: world.vesting('compounder') },
    },
    buy_back: {
      good: treasury.buyBack({ ...seller, quoteAccount: world.quoteAccount('seller') }, mint, 10n * TOKEN),
      others: { seller_quote: world.quoteAccount('saver') },
    },
  };
}
