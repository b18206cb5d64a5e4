import { describe, expect, it } from 'vitest';
import { loadProgramArtifacts } from '#harness/index.ts';
import {
  instructionDiscriminator,
  STAKING_INSTRUCTION_NAMES,
  stakingInstruction,
} from '#harness/program/instruction-names.ts';

interface IdlInstruction {
  readonly name: string;
  readonly discriminator: readonly number[];
}

describe('harness/program/instruction-names', () => {
  it('knows every instruction of the IDL by its discriminator', () => {
    const listed = (loadProgramArtifacts().idl as { instructions: readonly IdlInstruction[] }).instructions;
    const ours = STAKING_INSTRUCTION_NAMES.map((name) => [name, [...instructionDiscriminator(name)]]);
    const theirs = listed.map(({ name, discriminator }) => [name, discriminator]);
    expect(new Map(ours as [string, number[]][])).toEqual(new Map(theirs as [string, number[]][]));
  });

  it('puts the arguments behind the discriminator', () => {
    const programId = new Uint8Array(32).fill(1);
    expect(stakingInstruction(programId, 'unpause', [])).toEqual({
      programId,
      accounts: [],
      data: instructionDiscriminator('unpause'),
    });
    const { data } = stakingInstruction(programId, 'cast_vote', [], Uint8Array.of(2));
    expect([...data]).toEqual([...instructionDiscriminator('cast_vote'), 2]);
  });
});
