import { describe, expect, it } from 'vitest';
import { StakingAddresses } from '#harness/program/pda.ts';
import { RoleInstructions } from '#harness/program/role-instructions.ts';

const addresses = new StakingAddresses(new Uint8Array(32).fill(7));
const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

describe('harness/program/role-instructions', () => {
  const instructions = new RoleInstructions(addresses);

  it('lets the role sign, and nobody else', () => {
    const all = [
      instructions.proposeAuthority(key(1), key(2)),
      instructions.acceptAuthority(key(1)),
      instructions.setGuardian(key(1), key(2)),
      instructions.setAttestor(key(1), key(2)),
      instructions.pause(key(1), 1, 2),
      instructions.unpause(key(1)),
      instructions.vetoProposal(key(1), key(3)),
      instructions.attest(key(1), key(2), key(3)),
      instructions.revokeAttestation(key(1), key(3)),
    ];
    for (const { accounts } of all) {
      expect(accounts.filter(({ signer }) => signer).map(({ address }) => address)).toEqual([key(1)]);
    }
  });

  it('names the next holder of a role in the data', () => {
    expect([...instructions.setGuardian(key(1), key(2)).data.subarray(8)]).toEqual([...key(2)]);
    expect([...instructions.attest(key(1), key(2), key(3)).data.subarray(8)]).toEqual([...key(2)]);
  });

  it('writes mask and seconds of a pause', () => {
    expect([...instructions.pause(key(1), 0x0102, 3).data.subarray(8)]).toEqual([2, 1, 0, 0, 3, 0, 0, 0]);
  });
});
