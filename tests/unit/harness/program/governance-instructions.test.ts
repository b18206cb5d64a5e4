import { describe, expect, it } from 'vitest';
import { GovernanceInstructions } from '#harness/program/governance-instructions.ts';
import { StakingAddresses } from '#harness/program/pda.ts';

const addresses = new StakingAddresses(new Uint8Array(32).fill(7));
const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const STAKER = { owner: key(1), tokenAccount: key(2), userStake: key(3) };

describe('harness/program/governance-instructions', () => {
  const instructions = new GovernanceInstructions(addresses);

  it('writes id, payload and hash of a draft, and names the address of that id', () => {
    const payload = { kind: 'feature', flag: 4, enabled: true } as const;
    const { accounts, data } = instructions.createProposal(STAKER, 258, payload, key(6));
    expect([...data.subarray(8)]).toEqual([2, 1, 0, 0, 3, 4, 1, ...key(6)]);
    expect(accounts[4]).toEqual({ address: addresses.proposal(258), signer: false, writable: true });
  });

  it('names the attestation behind the vote, and only when it is wanted', () => {
    expect(instructions.castVote(STAKER, key(4), 1).accounts).toHaveLength(4);
    const { accounts } = instructions.castVote(STAKER, key(4), 1, key(5));
    expect(accounts.at(-1)).toEqual({ address: key(5), signer: false, writable: false });
  });

  it('asks nobody but the payer to sign what decides and executes', () => {
    const open = [
      instructions.finalizeProposal(key(4)),
      instructions.queueProposal(key(4)),
      instructions.executeParameterChange(key(4)),
      instructions.executeTreasurySpend(key(4), key(5), key(6)),
      instructions.executeProtocolUpgrade(key(4), key(5)),
      instructions.executeFeatureActivation(key(4)),
      instructions.expireProposal(key(4)),
      instructions.returnBond(STAKER, key(4)),
    ];
    expect(open.flatMap(({ accounts }) => accounts.filter(({ signer }) => signer))).toEqual([]);
  });
});
