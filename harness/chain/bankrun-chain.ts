import { loadProgramArtifacts } from '../program/artifacts.ts';
import { BankrunEngine } from './bankrun-engine.ts';
import type { ChainOptions } from './litesvm-chain.ts';
import { ProgramChain } from './program-chain.ts';

/**
 * The reference chain: Solana 1.18's bank.
 * Throws `PROGRAM__FILE_UNREADABLE`, `PROGRAM__HASH_MISMATCH` or `PROGRAM__LAYOUT_MISMATCH`.
 */
export function createBankrunChain({ artifactsDir, artifacts, signatures }: ChainOptions = {}): ProgramChain {
  return new ProgramChain(new BankrunEngine(), artifacts ?? loadProgramArtifacts(artifactsDir), { signatures });
}
