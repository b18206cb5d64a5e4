/** What the chain asks for an account to be free of rent: two years at 3,480 lamports a byte and year. */
const LAMPORTS_PER_BYTE = 6_960;
/** Bytes that the chain counts for each account beside its data. */
const OVERHEAD_BYTES = 128;

/** Of the SPL token program: a wallet's account of one asset. */
export const TOKEN_ACCOUNT_BYTES = 165;
/** Of the staking program, with the discriminator: an owner's stake. */
export const STAKE_ACCOUNT_BYTES = 8 + 1_848;
/** Of the staking program, with the discriminator: a vesting grant or an unstake ticket. */
export const VESTING_ACCOUNT_BYTES = 8 + 80;

/** Of the staking program, with the discriminator: a proposal. */
export const PROPOSAL_ACCOUNT_BYTES = 8 + 352;

/** What the chain takes for each signature of a transaction. */
export const SIGNATURE_LAMPORTS = 5_000;

/** Lamports that an account of so many bytes has to hold; whoever closes it gets them back. */
export function rentLamports(bytes: number): number {
  return (OVERHEAD_BYTES + bytes) * LAMPORTS_PER_BYTE;
}
