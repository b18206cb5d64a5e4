import { describe, expect, it } from 'vitest';
import {
  accountDiscriminator,
  decodeEmission,
  decodeGovernance,
  decodeMintSupply,
  decodePool,
  decodePoolSchedule,
  decodeProposal,
  decodeStakeSchedule,
  decodeTokenBalance,
  decodeTreasury,
  decodeUserStake,
  decodeVesting,
  EMISSION_BYTES,
  GOVERNANCE_BYTES,
  POOL_BYTES,
  PROPOSAL_BYTES,
  type StakingAccountName,
  TREASURY_BYTES,
  USER_STAKE_BYTES,
  VESTING_BYTES,
} from '#harness/program/accounts.ts';

type Decode = (data: Uint8Array) => unknown;

const DECODERS: readonly (readonly [StakingAccountName, number, Decode])[] = [
  ['StakingPool', POOL_BYTES, decodePool],
  ['StakingPool', POOL_BYTES, decodePoolSchedule],
  ['UserStake', USER_STAKE_BYTES, decodeUserStake],
  ['UserStake', USER_STAKE_BYTES, decodeStakeSchedule],
  ['Governance', GOVERNANCE_BYTES, decodeGovernance],
  ['Proposal', PROPOSAL_BYTES, decodeProposal],
  ['Treasury', TREASURY_BYTES, decodeTreasury],
  ['Emission', EMISSION_BYTES, decodeEmission],
  ['Vesting', VESTING_BYTES, decodeVesting],
];

/** A zeroed account of a type. */
function blank(name: StakingAccountName, bytes: number): Uint8Array {
  const data = new Uint8Array(bytes);
  data.set(accountDiscriminator(name));
  return data;
}

describe('harness/program/accounts', () => {
  it.each(DECODERS)('reads a new %s, also one that starts inside a larger buffer', (name, bytes, decode) => {
    const data = blank(name, bytes);
    const shifted = new Uint8Array(bytes + 3);
    shifted.set(data, 3);
    expect(decode(data)).toBeTypeOf('object');
    expect(decode(shifted.subarray(3))).toEqual(decode(data));
  });

  it.each(DECODERS)('rejects a %s of another size or type', (account, bytes, decode) => {
    const refused = expect.objectContaining({
      code: 'PROGRAM__LAYOUT_MISMATCH',
      context: expect.objectContaining({ account }) as unknown,
    }) as Error;
    expect(() => decode(blank(account, bytes - 1))).toThrow(refused);
    expect(() => decode(new Uint8Array(0))).toThrow(refused);
    const other = account === 'UserStake' ? 'StakingPool' : 'UserStake';
    expect(() => decode(blank(other, bytes))).toThrow(refused);
  });

  it.each([
    ['SPL token account', () => decodeTokenBalance(new Uint8Array(82))],
    ['SPL mint', () => decodeMintSupply(new Uint8Array(165))],
  ])('rejects an %s of another size', (account, decode) => {
    const context = expect.objectContaining({ account }) as unknown;
    expect(decode).toThrow(expect.objectContaining({ code: 'PROGRAM__LAYOUT_MISMATCH', context }));
  });
});
