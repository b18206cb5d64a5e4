import { describe, expect, it } from 'vitest';
import { openTables } from './tables.ts';

describe('wrong accounts, flags and numbers: the beginning', () => {
  const table = openTables('poolSetup', 'setup');

  it('initialize_pool', async () => {
    expect(await table('initialize_pool')).toMatchInlineSnapshot(`
      "authority                   unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → accepted: whoever comes first is the authority
      token_mint                  forged, type → AccountOwnedByWrongProgram; other → accepted: any mint of that supply
      pool                        readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      stake_vault                 readonly → ConstraintMut; nowhere, type, other → WrongVault
      reward_vault                readonly → ConstraintMut; nowhere, type, other → WrongVault
      penalty_vault               readonly → ConstraintMut; nowhere, type, other → WrongVault
      token_program               program → InvalidProgramId
      system_program              program → InvalidProgramId
      cut off                     all 8 → AccountNotEnoughKeys
      total_supply                0, 1, max-1, max → SupplyMismatch
      reward_rate                 0, max-1, max → RewardRateOutOfRange; 1 → accepted: within the compiled bounds
      params.min_stake            0, max-1, max → StakeLimitsOutOfRange; 1 → accepted: within the compiled bounds
      params.max_stake            0, 1, max-1, max → StakeLimitsOutOfRange
      params.min_claim            0, 1 → accepted: within the compiled bounds; max-1, max → MinClaimOutOfRange
      params.lock_days.0          0 → accepted: within the compiled bounds; 1, max-1, max → LockDaysOutOfRange
      params.lock_days.1          0, max-1, max → LockDaysOutOfRange; 1 → accepted: within the compiled bounds
      params.lock_days.2          0, 1, max-1, max → LockDaysOutOfRange
      params.lock_days.3          0, 1, max-1, max → LockDaysOutOfRange
      params.lock_days.4          0, 1, max-1, max → LockDaysOutOfRange
      params.multiplier_bps.0     0, 1, max-1, max → MultiplierOutOfRange
      params.multiplier_bps.1     0, 1, max-1, max → MultiplierOutOfRange
      params.multiplier_bps.2     0, 1, max-1, max → MultiplierOutOfRange
      params.multiplier_bps.3     0, 1, max-1, max → MultiplierOutOfRange
      params.multiplier_bps.4     0, 1, max-1, max → MultiplierOutOfRange
      params.penalty_bps          0, 1 → accepted: within the compiled bounds; max-1, max → PenaltyOutOfRange
      params.features             0, 1 → accepted: within the compiled bounds; max-1, max → UnknownFeature
      params.boost_active_bps     0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.boost_long_term_bps  0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.boost_voting_bps     0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.long_term_days       0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.boost_days           0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.active_days          0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.ticket_days          0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.min_debate_fee       0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange"
    `);
  });

  it('open_expiry_page', async () => {
    expect(await table('open_expiry_page')).toMatchInlineSnapshot(`
      "payer           unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → accepted: anyone may pay for a page
      pool            readonly → ConstraintMut; forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      expiry_page     readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      system_program  program → InvalidProgramId
      cut off         from payer on, from pool on, from expiry_page on, from system_program on → AccountNotEnoughKeys
      page            0, 1 → ConstraintSeeds; max-1, max → PageOutOfRange"
    `);
  });

  it('initialize_governance', async () => {
    expect(await table('initialize_governance')).toMatchInlineSnapshot(`
      "authority                  unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → NotAuthority
      pool                       forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      token_mint                 forged, type, other → WrongMint
      quote_mint                 forged, type → IncorrectProgramId; other → WrongMint
      governance                 readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      treasury                   readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      treasury_vault             readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      bond_vault                 readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      vesting_vault              readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      quote_vault                readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      token_program              program → InvalidProgramId
      system_program             program → InvalidProgramId
      cut off                    all 12 → AccountNotEnoughKeys
      params.min_proposal_stake  0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.min_vote_stake      0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.bond                0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.quorum_bps.0        0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.quorum_bps.1        0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.quorum_bps.2        0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.quorum_bps.3        0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.approval_bps.0      0, 1, max-1, max → ParameterOutOfRange
      params.approval_bps.1      0, 1, max-1, max → ParameterOutOfRange
      params.approval_bps.2      0, 1, max-1, max → ParameterOutOfRange
      params.approval_bps.3      0, 1, max-1, max → ParameterOutOfRange
      params.voting_days         0, max-1, max → ParameterOutOfRange; 1 → accepted: within the compiled bounds
      params.timelock_days       0, 1 → BelowTimelockFloor; max-1, max → ParameterOutOfRange
      params.grace_days          0, 1, max-1, max → ParameterOutOfRange
      params.seasoning_days      0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.late_hours          0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.power_cap_bps       0, 1, max-1, max → ParameterOutOfRange
      params.cooldown_days       0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.veto_days           0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.quadratic_mode      0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.quadratic_attested  0, 1 → accepted: within the compiled bounds; 2 → InstructionDidNotDeserialize
      params.spending_cap_bps    0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.reserve_floor       0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.buyback_weekly_cap  0, 1 → accepted: within the compiled bounds; max-1, max → ParameterOutOfRange
      params.buyback_max_price   0, 1, max-1, max → accepted: any first price limit; later ones take steps"
    `);
  });

  it('initialize_emission', async () => {
    expect(await table('initialize_emission')).toMatchInlineSnapshot(`
      "authority               unsigned → AccountNotSigner; readonly → ConstraintMut; stranger → NotAuthority
      pool                    forged → AccountOwnedByWrongProgram; type → AccountDiscriminatorMismatch
      token_mint              forged, type, other → WrongMint
      emission                readonly → ConstraintMut; nowhere, type, other → ConstraintSeeds
      system_program          program → InvalidProgramId
      cut off                 all 5 → AccountNotEnoughKeys
      params.inflation_bps.0  0, 1 → accepted: within the compiled bounds; max-1, max → InflationOutOfRange
      params.inflation_bps.1  0, 1 → accepted: within the compiled bounds; max-1, max → InflationOutOfRange
      params.inflation_bps.2  0, 1 → accepted: within the compiled bounds; max-1, max → InflationOutOfRange
      params.cap_bps          0, 1, max-1, max → InflationOutOfRange"
    `);
  });
});
