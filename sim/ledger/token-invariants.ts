import { agentPlace, EXACT, type Invariant } from './invariant.ts';

/** No token appears or disappears but by the mint. */
export const TOKENS_CONSERVED: Invariant = {
  id: 'I01',
  title: 'mint supply == initial + minted - burned; sum of all token accounts == mint supply',
  severity: 'error',
  tolerance: EXACT,
  checkWhole(view, report) {
    const { vaults } = view;
    // Nothing burns yet.
    const supply = view.plan.token.supplyBaseUnits + view.mintedBaseUnits;
    if (vaults.mintSupplyBaseUnits !== supply) {
      report('mint: supply', String(supply), String(vaults.mintSupplyBaseUnits));
    }
    const held =
      view.book.walletSum +
      vaults.operatorBaseUnits +
      vaults.stakeVaultBaseUnits +
      vaults.rewardVaultBaseUnits +
      vaults.penaltyVaultBaseUnits;
    if (held !== vaults.mintSupplyBaseUnits) {
      report('all token accounts: sum', String(vaults.mintSupplyBaseUnits), String(held));
    }
  },
};

/** Nobody donates to the stake vault here, so it is equal, not only enough. */
export const STAKE_VAULT_COVERS_ENTRIES: Invariant = {
  id: 'I02',
  title: 'stake vault == sum of entries',
  severity: 'error',
  tolerance: EXACT,
  checkWhole(view, report) {
    if (view.vaults.stakeVaultBaseUnits !== view.book.stakedSum) {
      report('stake vault: amount', String(view.book.stakedSum), String(view.vaults.stakeVaultBaseUnits));
    }
  },
};

export const TOTAL_STAKED_IS_SUM: Invariant = {
  id: 'I03',
  title: "pool's total staked == sum of entries over all users; a user's amount == sum of its entries",
  severity: 'error',
  tolerance: EXACT,
  checkAgent(view, { agent, after }, report) {
    const { stake } = after;
    if (stake === undefined) {
      return;
    }
    let sum = 0n;
    for (const entry of stake.entries) {
      sum += entry.amountBaseUnits;
    }
    if (stake.amountBaseUnits !== sum) {
      report(agentPlace(view, agent, 'stake amount'), String(sum), String(stake.amountBaseUnits));
    }
  },
  checkWhole(view, report) {
    if (view.pool.totalStakedBaseUnits !== view.book.stakedSum) {
      report('pool: total staked', String(view.book.stakedSum), String(view.pool.totalStakedBaseUnits));
    }
  },
};
