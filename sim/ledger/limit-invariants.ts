import type { AgentState } from '../ports/staking-chain.ts';
import { agentStateDifference, firstDifference } from './balance-comparison.ts';
import { agentPlace, EXACT, type Invariant } from './invariant.ts';
import type { UserModel } from './user-model.ts';

const STAKE_CAP = 1 << 2;

/** No way in leads past the stake cap: not stake, not compounding, not extension. */
export const STAKE_CAP_HOLDS: Invariant = {
  id: 'I13',
  title: "no owner's stake rises above max_stake while the cap is switched on",
  severity: 'fatal',
  cadence: 'touched',
  compares: "an account's amount that rose with the pool's cap, now or at the last check",
  source: 'onchain.md 1.9, S01',
  tolerance: EXACT,
  checkAgent(view, { agent, before, after }, report) {
    const { pool, previousPool } = view;
    const amount = after.stake?.amountBaseUnits ?? 0n;
    const isCapped = (pool.features & previousPool.features & STAKE_CAP) !== 0;
    if (!isCapped || amount <= (before.stake?.amountBaseUnits ?? 0n)) {
      return;
    }
    const { maxStakeBaseUnits } = pool;
    const earlier = previousPool.maxStakeBaseUnits;
    const most = earlier > maxStakeBaseUnits ? earlier : maxStakeBaseUnits;
    if (amount > most) {
      report(agentPlace(view, agent, 'stake amount'), `at most ${most}`, String(amount));
    }
  },
};

/** Nothing stands between an owner and matured principal but an own vote or proposal. */
export const MATURED_PRINCIPAL_LEAVES: Invariant = {
  id: 'I16',
  title: 'no unstake of a matured entry is refused, paused or not, unless its owner votes or proposes',
  severity: 'fatal',
  cadence: 'touched',
  compares: 'refused exits of the run with the entries that they were for; tests probe exits that no agent tried',
  source: 'onchain.md 1.10, P02',
  tolerance: EXACT,
  checkWhole(view, report) {
    for (const { agent, entryIndex, errorName } of view.blockedExits) {
      report(agentPlace(view, agent, `unstake of matured entry ${entryIndex}`), 'accepted', errorName);
    }
  },
};

/** Nobody ends a tick with more than the exact model gives. */
export const NOBODY_GAINS_UNMODELLED: Invariant = {
  id: 'I25',
  title: 'tokens + stake + rewards of an agent, and its quote units, <= what the exact model gives it',
  severity: 'fatal',
  cadence: 'touched',
  compares: 'wallets, stake and rewards, settled and kept back, with the model; attack tests add what was spent',
  source: 'onchain.md 3, I25',
  tolerance: EXACT,
  checkAgent(view, { agent, after, isAsModelled }, report) {
    // Equal to the model in every field: equal in the sum.
    if (isAsModelled) {
      return;
    }
    const most = view.modelWealthOf(agent);
    const found = wealthOf(after);
    if (found > most) {
      report(agentPlace(view, agent, 'tokens, stake and rewards'), `at most ${most}`, String(found));
    }
    const { quoteUnits = 0n } = after;
    const mostQuote = view.modelQuoteOf(agent);
    if (quoteUnits > mostQuote) {
      report(agentPlace(view, agent, 'quote units'), `at most ${mostQuote}`, String(quoteUnits));
    }
  },
};

/** Tokens in the wallet, staked, and credited as rewards. */
export function wealthOf({ walletBaseUnits, stake }: AgentState): bigint {
  if (stake === undefined) {
    return walletBaseUnits;
  }
  let wealth = walletBaseUnits + stake.amountBaseUnits + stake.owedBaseUnits + stake.owedOpenBaseUnits;
  for (const { boostOwedBaseUnits } of stake.entries) {
    wealth += boostOwedBaseUnits;
  }
  return wealth;
}

/** The same of a model's agent, without a snapshot: it is asked for each agent that is read. */
export function modelWealth(user: UserModel): bigint {
  let wealth = user.wallet + user.amount + user.owed + user.owedOpen;
  for (const { boostOwed } of user.entries) {
    wealth += boostOwed;
  }
  return wealth;
}

/** A refused action leaves no trace. */
export const REFUSALS_CHANGE_NOTHING: Invariant = {
  id: 'I26',
  title: 'an agent whose actions were all refused has the accounts that it had before; the market likewise',
  severity: 'fatal',
  cadence: 'touched',
  compares: 'every decoded field before and after; tests on both engines compare the bytes of all accounts',
  source: 'onchain.md 3, I26',
  tolerance: EXACT,
  checkAgent(view, { agent, before, after }, report) {
    if (!view.wasOnlyRefused(agent)) {
      return;
    }
    const difference = agentStateDifference(before, after);
    if (difference !== undefined) {
      report(agentPlace(view, agent, difference.field), difference.expected, difference.found);
    }
  },
  checkWhole({ market, isMarketUnchanged }, report) {
    if (!market.isFresh || !isMarketUnchanged) {
      return;
    }
    const difference = firstDifference(market.before, market.now, '');
    if (difference !== undefined) {
      report(`market: ${difference.field}`, difference.expected, difference.found);
    }
  },
};

/** Known to the tests only. */
export const LAMPORTS_CONSERVED: Invariant = {
  id: 'I27',
  title:
    'lamports are conserved, program accounts rent-exempt, closed ones empty (not in a run: ports show no lamports)',
  severity: 'fatal',
  cadence: 'tests',
  compares: 'lamports, owners and sizes of all accounts around each instruction',
  source: 'onchain.md 3, I27',
  tolerance: EXACT,
};
