import { describe, expect, it } from 'vitest';
import { loadProgramArtifacts } from '#harness/index.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import {
  instructionDiscriminator,
  STAKING_INSTRUCTION_NAMES,
  StakingInstructions,
} from '#harness/program/staking-instructions.ts';

interface IdlInstruction {
  readonly name: string;
  readonly discriminator: readonly number[];
}

describe('harness/program/staking-instructions', () => {
  const { programId, idl } = loadProgramArtifacts();
  const listed = (idl as { instructions: readonly IdlInstruction[] }).instructions;

  it('knows every instruction of the IDL by its discriminator', () => {
    const ours = STAKING_INSTRUCTION_NAMES.map((name) => [name, [...instructionDiscriminator(name)]]);
    const theirs = listed.map(({ name, discriminator }) => [name, discriminator]);
    expect(new Map(ours as [string, number[]][])).toEqual(new Map(theirs as [string, number[]][]));
  });

  it('puts pages after the named accounts, the expiry page first and alone writable', () => {
    const addresses = new StakingAddresses(programId);
    const instructions = new StakingInstructions(addresses);
    const address = new Uint8Array(32).fill(1);
    const staker = { owner: address, tokenAccount: address, userStake: address };
    const pages = [addresses.expiryPage(3), addresses.historyPage(639), addresses.historyPage(640)];
    const { accounts } = instructions.unstake(staker, 1n, true, 2, pages.slice(0, 1), pages.slice(1));
    expect(accounts.slice(7)).toEqual(pages.map((page, i) => ({ address: page, signer: false, writable: i === 0 })));
  });
});
