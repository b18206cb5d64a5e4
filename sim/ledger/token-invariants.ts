import { agentPlace, EXACT, type Invariant, reportUnequal } from './invariant.ts';

/** No token appears or disappears but by the program's mints and burns. */
export const TOKENS_CONSERVED: Invariant = {
  id: 'I01',
  title: 'mint supply == initial + minted - burned; sum of all token accounts == mint supply',
  severity: 'fatal',
  cadence: 'tick',
  compares: "mint, all wallets and vaults, the market's and its desk's among them, pool's totals of mints and burns",
  source: 'onchain.md 3, I01',
  tolerance: EXACT,
  checkWhole({ plan, pool, vaults, book, market }, report) {
    const supply = plan.token.supplyBaseUnits + pool.totalMintedBaseUnits - pool.totalBurnedBaseUnits;
    reportUnequal(report, 'mint: supply', supply, vaults.mintSupplyBaseUnits);
    reportUnequal(report, 'pool: total supply', supply, pool.totalSupplyBaseUnits);
    const held =
      book.walletSum +
      vaults.operatorBaseUnits +
      vaults.reserveWalletsBaseUnits +
      vaults.stakeVaultBaseUnits +
      vaults.rewardVaultBaseUnits +
      vaults.penaltyVaultBaseUnits +
      vaults.treasuryVaultBaseUnits +
      vaults.bondVaultBaseUnits +
      vaults.vestingVaultBaseUnits +
      (market.now === undefined ? 0n : market.now.tokenVaultBaseUnits + market.now.deskBaseUnits);
    reportUnequal(report, 'all token accounts: sum', vaults.mintSupplyBaseUnits, held);
  },
};

/** Nobody donates to the stake vault here, so it is equal, not only enough. */
export const STAKE_VAULT_COVERS_ENTRIES: Invariant = {
  id: 'I02',
  title: 'stake vault == sum of entries + what unstake tickets still owe',
  severity: 'fatal',
  cadence: 'tick',
  compares: 'stake vault, entries of all agents, tickets as last read',
  source: 'onchain.md 3, I02',
  tolerance: EXACT,
  checkWhole({ pool, vaults, book, ticketSumBaseUnits }, report) {
    reportUnequal(report, 'pool: tickets outstanding', ticketSumBaseUnits, pool.ticketsOutstandingBaseUnits);
    const needed = book.stakedSum + ticketSumBaseUnits;
    reportUnequal(report, 'stake vault: amount', needed, vaults.stakeVaultBaseUnits);
  },
};

export const TOTAL_STAKED_IS_SUM: Invariant = {
  id: 'I03',
  title: "pool's total staked == sum of entries over all users; a user's amount == sum of its entries",
  severity: 'fatal',
  cadence: 'tick',
  compares: "pool's total, each account's amount, its entries",
  source: 'onchain.md 3, I03',
  tolerance: EXACT,
  checkAgent(view, { agent, after }, report) {
    const { stake } = after;
    if (stake === undefined) {
      return;
    }
    const sum = view.book.sumsOfState(after).stakedBaseUnits;
    if (stake.amountBaseUnits !== sum) {
      report(agentPlace(view, agent, 'stake amount'), String(sum), String(stake.amountBaseUnits));
    }
  },
  checkWhole({ pool, book }, report) {
    reportUnequal(report, 'pool: total staked', book.stakedSum, pool.totalStakedBaseUnits);
  },
};
