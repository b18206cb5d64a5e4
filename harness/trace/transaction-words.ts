import {
  ASSOCIATED_TOKEN_PROGRAM,
  LOADER_PROGRAM,
  MARKET_PROGRAM,
  PROBE_PROGRAM,
  SYSTEM_PROGRAM,
  TOKEN_PROGRAM,
  UPGRADEABLE_LOADER_PROGRAM,
} from '../program/addresses.ts';
import {
  DISCRIMINATOR_BYTES,
  instructionDiscriminator,
  STAKING_INSTRUCTION_NAMES,
} from '../program/instruction-names.ts';
import type { ReadInstruction, ReadMessage } from './message-reader.ts';

/** Instructions told before the rest is counted. */
const MAX_TOLD = 6;

const STAKING_NAMES = new Map(STAKING_INSTRUCTION_NAMES.map((name) => [keyOf(instructionDiscriminator(name)), name]));
/** By the first byte of the data, as each program numbers its instructions. */
const MARKET_NAMES = ['initialize market', 'add_liquidity', 'remove_liquidity', 'swap'];
const TOKEN_NAMES: Readonly<Record<number, string>> = {
  0: 'initialize mint',
  1: 'initialize token account',
  3: 'transfer',
  6: 'set authority',
  7: 'mint to',
  8: 'burn',
  12: 'transfer',
  14: 'mint to',
  18: 'initialize token account',
  20: 'initialize mint',
};
const SYSTEM_NAMES: Readonly<Record<number, string>> = { 0: 'create account', 2: 'send lamports' };
const LOADER_NAMES: Readonly<Record<number, string>> = { 0: 'open buffer', 1: 'write buffer', 4: 'hand over buffer' };

/** Whether two addresses are the same. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

/** Whether a message only reads accounts through the probe. */
export function isProbe({ instructions }: ReadMessage): boolean {
  return instructions.some(({ programId }) => isSame(programId, PROBE_PROGRAM));
}

/** What an instruction is called. */
export function instructionName({ programId, data }: ReadInstruction): string {
  const [tag = 0] = data;
  if (isSame(programId, MARKET_PROGRAM)) return MARKET_NAMES[tag] ?? 'an instruction of the market';
  if (isSame(programId, TOKEN_PROGRAM)) return TOKEN_NAMES[tag] ?? 'an instruction of the token program';
  if (isSame(programId, ASSOCIATED_TOKEN_PROGRAM)) return 'open token account';
  if (isSame(programId, SYSTEM_PROGRAM)) return SYSTEM_NAMES[tag] ?? 'an instruction of the system program';
  if (isSame(programId, UPGRADEABLE_LOADER_PROGRAM) || isSame(programId, LOADER_PROGRAM)) {
    return LOADER_NAMES[tag] ?? 'an instruction of the loader';
  }
  return STAKING_NAMES.get(keyOf(data.subarray(0, DISCRIMINATOR_BYTES))) ?? 'an unknown instruction';
}

/** Who does what: `whale-3: stake, claim_rewards; operator: roll`. `nameOf` names addresses. */
export function transactionWords(
  { instructions, signers }: ReadMessage,
  nameOf: (address: Uint8Array) => string,
): string {
  const parts: { who: string; names: string[] }[] = [];
  for (const instruction of instructions.slice(0, MAX_TOLD)) {
    const signer = instruction.accounts.find((account) => signers.some((one) => isSame(one, account))) ?? signers[0];
    const who = signer === undefined ? 'nobody' : nameOf(signer);
    const last = parts.at(-1);
    if (last?.who === who) last.names.push(instructionName(instruction));
    else parts.push({ who, names: [instructionName(instruction)] });
  }
  const told = parts.map(({ who, names }) => `${who}: ${names.join(', ')}`).join('; ');
  return instructions.length > MAX_TOLD ? `${told} and ${instructions.length - MAX_TOLD} more` : told;
}

function keyOf(discriminator: Uint8Array): string {
  return Buffer.from(discriminator).toString('hex');
}
