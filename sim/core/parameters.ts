export type ParameterUnit = 'tokens' | 'quote_units' | 'bps' | 'days' | 'hours' | 'choice';

/**
 * Parameters that a proposal can change, with the program's ids (programs/staking/README.md, Parameters). `tokens`
 * are base units on chain; the others are in their unit.
 */
export const PARAMETERS = {
  min_stake: { id: 0, unit: 'tokens' },
  max_stake: { id: 1, unit: 'tokens' },
  min_claim: { id: 2, unit: 'tokens' },
  penalty_bps: { id: 3, unit: 'bps' },
  reward_rate_bps: { id: 4, unit: 'bps' },
  multiplier_1_bps: { id: 6, unit: 'bps' },
  multiplier_2_bps: { id: 7, unit: 'bps' },
  multiplier_3_bps: { id: 8, unit: 'bps' },
  multiplier_4_bps: { id: 9, unit: 'bps' },
  lock_1_days: { id: 11, unit: 'days' },
  lock_2_days: { id: 12, unit: 'days' },
  lock_3_days: { id: 13, unit: 'days' },
  lock_4_days: { id: 14, unit: 'days' },
  boost_active_bps: { id: 15, unit: 'bps' },
  boost_long_term_bps: { id: 16, unit: 'bps' },
  boost_voting_bps: { id: 17, unit: 'bps' },
  boost_days: { id: 18, unit: 'days' },
  long_term_days: { id: 19, unit: 'days' },
  ticket_days: { id: 20, unit: 'days' },
  min_debate_fee: { id: 21, unit: 'tokens' },
  active_days: { id: 22, unit: 'days' },
  min_proposal_stake: { id: 32, unit: 'tokens' },
  min_vote_stake: { id: 33, unit: 'tokens' },
  bond: { id: 34, unit: 'tokens' },
  quorum_parameter_bps: { id: 35, unit: 'bps' },
  quorum_spend_bps: { id: 36, unit: 'bps' },
  quorum_upgrade_bps: { id: 37, unit: 'bps' },
  quorum_feature_bps: { id: 38, unit: 'bps' },
  approval_parameter_bps: { id: 39, unit: 'bps' },
  approval_spend_bps: { id: 40, unit: 'bps' },
  approval_upgrade_bps: { id: 41, unit: 'bps' },
  approval_feature_bps: { id: 42, unit: 'bps' },
  voting_days: { id: 43, unit: 'days' },
  timelock_days: { id: 44, unit: 'days' },
  seasoning_days: { id: 45, unit: 'days' },
  power_cap_bps: { id: 46, unit: 'bps' },
  quadratic_mode: { id: 47, unit: 'choice' },
  cooldown_days: { id: 48, unit: 'days' },
  late_hours: { id: 49, unit: 'hours' },
  grace_days: { id: 50, unit: 'days' },
  quadratic_attested: { id: 51, unit: 'choice' },
  spending_cap_bps: { id: 64, unit: 'bps' },
  reserve_floor: { id: 65, unit: 'tokens' },
  buyback_weekly_cap: { id: 66, unit: 'tokens' },
  buyback_max_price: { id: 67, unit: 'quote_units' },
  inflation_1_bps: { id: 80, unit: 'bps' },
  inflation_2_bps: { id: 81, unit: 'bps' },
  inflation_3_bps: { id: 82, unit: 'bps' },
  inflation_cap_bps: { id: 83, unit: 'bps' },
} as const satisfies Readonly<Record<string, { readonly id: number; readonly unit: ParameterUnit }>>;

export type ParameterName = keyof typeof PARAMETERS;

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly ParameterName[];
