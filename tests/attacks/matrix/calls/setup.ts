import type { GovernanceParams } from '#harness/program/program-params.ts';
import { TOKEN } from '#tests/support/chain-plan.ts';
import { STRANGER } from '../arena.ts';
import type { Calls } from '../call.ts';
import { EXPIRY_PAGES_OPEN, type SetupWorld } from '../setup-world.ts';

const WITHIN = 'within the compiled bounds';

export const GOVERNANCE_PARAMS: GovernanceParams = {
  guardian: STRANGER.address,
  attestor: STRANGER.address,
  minProposalStakeBaseUnits: 10_000n * TOKEN,
  minVoteStakeBaseUnits: 1_000n * TOKEN,
  bondBaseUnits: 10_000n * TOKEN,
  quorumBps: [1_000, 1_000, 1_000, 1_000],
  approvalBps: [6_600, 6_600, 6_600, 6_600],
  votingDays: 7,
  timelockDays: 3,
  graceDays: 14,
  seasoningDays: 1,
  lateHours: 24,
  powerCapBps: 500,
  cooldownDays: 30,
  vetoDays: 365,
  quadraticMode: 1,
  quadraticAttested: true,
  spendingCapBps: 1_000,
  reserveFloorBaseUnits: TOKEN,
  buybackWeeklyCapBaseUnits: TOKEN,
  buybackMaxPriceQuoteUnits: TOKEN,
};

/** The pool's beginning. */
export function poolSetupCalls(world: SetupWorld): Calls {
  const { at } = world;
  return {
    initialize_pool: {
      good: world.initializePool(),
      makes: ['pool', 'stake_vault', 'reward_vault', 'penalty_vault'],
      others: {
        pool: at.governance,
        stake_vault: at.rewardVault,
        reward_vault: at.stakeVault,
        penalty_vault: at.treasuryVault,
      },
      space: 'system',
      accepted: {
        'authority stranger': 'whoever comes first is the authority',
        'token_mint other': 'any mint of that supply',
        'reward_rate 1': WITHIN,
        'params.* 0|1': WITHIN,
      },
    },
  };
}

/** What comes after the pool. */
export function setupCalls({ at, authority, mint, quoteMint, staking, rewards, governance }: SetupWorld): Calls {
  return {
    open_expiry_page: {
      good: staking.openExpiryPage(authority, EXPIRY_PAGES_OPEN),
      makes: ['expiry_page'],
      others: { expiry_page: at.expiryPage(0) },
      space: 'system',
      accepted: { 'payer stranger': 'anyone may pay for a page' },
    },
    initialize_governance: {
      good: governance.initializeGovernance(authority, mint, quoteMint, GOVERNANCE_PARAMS),
      makes: ['governance', 'treasury', 'treasury_vault', 'bond_vault', 'vesting_vault', 'quote_vault'],
      others: {
        governance: at.treasury,
        treasury: at.governance,
        treasury_vault: at.bondVault,
        bond_vault: at.vestingVault,
        vesting_vault: at.quoteVault,
        quote_vault: at.treasuryVault,
      },
      space: 'system',
      accepted: {
        'params.buyback_max_price 0|1|max-1|max': 'any first price limit; later ones take steps',
        'params.* 0|1': WITHIN,
      },
    },
    initialize_emission: {
      good: rewards.initializeEmission(authority, mint, { inflationBps: [400, 300, 200], capBps: 400 }),
      makes: ['emission'],
      others: { emission: at.treasury },
      space: 'system',
      accepted: { 'params.inflation_bps* 0|1': WITHIN },
    },
  };
}
