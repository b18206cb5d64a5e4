import { describe, expect, it } from 'vitest';
import { forkProgram } from '#harness/crafted/forked-program.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import { findProgramAddress, StakingAddresses, VAULT_KINDS } from '#harness/program/pda.ts';

const artifacts = loadProgramArtifacts();

describe('forkProgram', () => {
  it('has no address of the original left, and the same length', () => {
    const fork = forkProgram(artifacts);
    const bytes = Buffer.from(fork.elf);
    const own = new StakingAddresses(artifacts.programId);
    expect(bytes).toHaveLength(artifacts.elf.length);
    for (const address of [own.programId, own.stakeVault, own.quoteVault, own.governance]) {
      expect(bytes.includes(Buffer.from(address))).toBe(false);
    }
    expect(bytes.includes(Buffer.from(fork.programId))).toBe(true);
    expect(forkProgram(artifacts)).toEqual(fork);
  });

  it('has vaults with the bumps that are compiled in', () => {
    const { programId } = forkProgram(artifacts);
    const bumps = (owner: Uint8Array) =>
      VAULT_KINDS.map((kind) => findProgramAddress([Buffer.from('vault'), Buffer.from(kind)], owner).bump);
    expect(bumps(programId)).toEqual(bumps(artifacts.programId));
  });

  it('leaves the artifacts as they are and refuses a program without its address', () => {
    expect(Buffer.from(artifacts.elf).includes(Buffer.from(artifacts.programId))).toBe(true);
    const elf = new Uint8Array(1_000).fill(0x18);
    expect(() => forkProgram({ ...artifacts, elf })).toThrow(/does not have its own address/);
  });
});
