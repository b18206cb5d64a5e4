import { createHash } from 'node:crypto';
import type { AccountMeta, Instruction } from './message.ts';

/** Bytes before the arguments of an instruction. */
export const DISCRIMINATOR_BYTES = 8;

export const STAKING_INSTRUCTION_NAMES = [
  'initialize_pool',
  'initialize_governance',
  'initialize_emission',
  'open_expiry_page',
  'open_history_page',
  'roll',
  'fund_rewards',
  'mint_inflation',
  'pay_debate_fee',
  'open_stake_account',
  'stake',
  'extend_lock',
  'unstake',
  'release_ticket',
  'claim_rewards',
  'set_compounding',
  'compound_rewards',
  'refresh_boosters',
  'settle_entries',
  'close_stake_account',
  'get_voting_power',
  'sweep_penalties',
  'create_vesting',
  'release_vested',
  'propose_authority',
  'accept_authority',
  'set_guardian',
  'set_attestor',
  'pause',
  'unpause',
  'attest',
  'revoke_attestation',
  'create_proposal',
  'activate_proposal',
  'cancel_proposal',
  'cast_vote',
  'finalize_proposal',
  'queue_proposal',
  'execute_parameter_change',
  'execute_treasury_spend',
  'execute_protocol_upgrade',
  'execute_feature_activation',
  'expire_proposal',
  'veto_proposal',
  'return_bond',
  'buy_back',
] as const;
export type StakingInstructionName = (typeof STAKING_INSTRUCTION_NAMES)[number];

/** Anchor's discriminator: the first 8 bytes of sha256("global:" + name). */
export function instructionDiscriminator(name: StakingInstructionName): Uint8Array {
  return createHash('sha256').update(`global:${name}`).digest().subarray(0, DISCRIMINATOR_BYTES);
}

const DISCRIMINATORS = new Map(STAKING_INSTRUCTION_NAMES.map((name) => [name, instructionDiscriminator(name)]));

/** One instruction of the staking program. */
export function stakingInstruction(
  programId: Uint8Array,
  name: StakingInstructionName,
  accounts: readonly AccountMeta[],
  args?: Uint8Array,
): Instruction {
  const discriminator = DISCRIMINATORS.get(name) ?? instructionDiscriminator(name);
  const data = args === undefined ? discriminator : Buffer.concat([discriminator, args]);
  return { programId, accounts, data };
}
