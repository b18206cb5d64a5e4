import { hash } from 'node:crypto';
import type { DeployedProgram } from '../chain/chain-engine.ts';
import type { ProgramArtifacts } from '../program/artifacts.ts';
import { findProgramAddress, StakingAddresses, VAULT_KINDS } from '../program/pda.ts';

const WORD_BYTES = 8;
const HALF_BYTES = 4;
/** sBPF's load of 64 bits: opcode, registers and offset, low half, an empty slot, high half. */
const LOAD_WORD = 0x18;
const LOW_HALF_AT = 4;
const HIGH_HALF_AT = 12;
const LOAD_BYTES = 16;

/** The first number that fits the committed program; another program's is searched from here on, for about a second. */
const FIRST_TRIAL = 6356;

/**
 * The same program under another address, as anybody could compile and deploy it: its accounts have the genuine types
 * and layouts, and its deployer has every role. What is compiled in of its addresses is replaced in the ELF; the bumps
 * stay, so the address is one whose vaults have the same ones. Throws `RangeError` when the program does not have its
 * own address compiled in.
 */
export function forkProgram({ elf, programId }: Pick<ProgramArtifacts, 'elf' | 'programId'>): DeployedProgram {
  const own = new StakingAddresses(programId);
  const other = new StakingAddresses(addressWithSameBumps(programId));
  const bytes = Buffer.from(elf);
  if (replaceConstant(bytes, own.programId, other.programId) === 0) {
    throw new RangeError('the program does not have its own address compiled in');
  }
  for (const name of COMPILED_IN) replaceConstant(bytes, own[name], other[name]);
  return { programId: other.programId, elf: new Uint8Array(bytes) };
}

const COMPILED_IN = [
  'stakeVault',
  'rewardVault',
  'penaltyVault',
  'treasuryVault',
  'bondVault',
  'vestingVault',
  'quoteVault',
  'governance',
  'emission',
] as const;

function addressWithSameBumps(programId: Uint8Array): Uint8Array {
  const bumpOf = (kind: string, owner: Uint8Array): number =>
    findProgramAddress([Buffer.from('vault'), Buffer.from(kind)], owner).bump;
  const own = new Map(VAULT_KINDS.map((kind) => [kind, bumpOf(kind, programId)]));
  for (let trial = FIRST_TRIAL; ; trial += 1) {
    const address = new Uint8Array(hash('sha256', `forked program ${trial}`, 'buffer'));
    if (VAULT_KINDS.every((kind) => bumpOf(kind, address) === own.get(kind))) return address;
  }
}

/** Replaces an address wherever it is, as 32 bytes of data or in loads of 8 bytes; returns how often it was there. */
function replaceConstant(bytes: Buffer, own: Uint8Array, other: Uint8Array): number {
  let replaced = 0;
  for (let at = bytes.indexOf(own); at >= 0; at = bytes.indexOf(own, at + 1)) {
    bytes.set(other, at);
    replaced += 1;
  }
  for (let word = 0; word < own.length; word += WORD_BYTES) {
    replaced += replaceLoads(bytes, own.subarray(word, word + WORD_BYTES), other.subarray(word, word + WORD_BYTES));
  }
  return replaced;
}

/** Replaces the constant of each load of a word and returns how many there were. */
function replaceLoads(bytes: Buffer, own: Uint8Array, other: Uint8Array): number {
  const low = own.subarray(0, HALF_BYTES);
  const high = Buffer.from(own.subarray(HALF_BYTES));
  let replaced = 0;
  for (let found = bytes.indexOf(low); found >= 0; found = bytes.indexOf(low, found + 1)) {
    const at = found - LOW_HALF_AT;
    if (at < 0 || at + LOAD_BYTES > bytes.length || bytes[at] !== LOAD_WORD) continue;
    if (!high.equals(bytes.subarray(at + HIGH_HALF_AT, at + LOAD_BYTES))) continue;
    bytes.set(other.subarray(0, HALF_BYTES), at + LOW_HALF_AT);
    bytes.set(other.subarray(HALF_BYTES), at + HIGH_HALF_AT);
    replaced += 1;
  }
  return replaced;
}
