import { ASSOCIATED_TOKEN_PROGRAM_ID, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { BPF_LOADER_PROGRAM_ID, SystemProgram } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { ASSOCIATED_TOKEN_PROGRAM, LOADER_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '#harness/program/addresses.ts';

describe('harness/program/addresses', () => {
  it.each([
    ['system', SYSTEM_PROGRAM, SystemProgram.programId],
    ['token', TOKEN_PROGRAM, TOKEN_PROGRAM_ID],
    ['associated token', ASSOCIATED_TOKEN_PROGRAM, ASSOCIATED_TOKEN_PROGRAM_ID],
    ['loader', LOADER_PROGRAM, BPF_LOADER_PROGRAM_ID],
  ])('has the address of the %s program', (_, ours, theirs) => {
    expect([...ours]).toEqual([...theirs.toBytes()]);
  });
});
