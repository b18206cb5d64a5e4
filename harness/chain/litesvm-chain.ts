import { loadProgramArtifacts, type ProgramArtifacts } from '../program/artifacts.ts';
import { LitesvmEngine } from './litesvm-engine.ts';
import { ProgramChain } from './program-chain.ts';
import type { SignatureChecks } from './transaction-sender.ts';

/** Where an engine finds the compiled program; the committed build when nothing is said. */
export interface ChainOptions {
  readonly artifactsDir?: string;
  /** What `loadProgramArtifacts` gave; then nothing is read again, and the chain runs what the caller has seen. */
  readonly artifacts?: ProgramArtifacts;
  /** Default: `sampled`. */
  readonly signatures?: SignatureChecks | undefined;
}

/**
 * The default chain: fast, and of the current runtime.
 * Throws `PROGRAM__FILE_UNREADABLE`, `PROGRAM__HASH_MISMATCH` or `PROGRAM__LAYOUT_MISMATCH`.
 */
export function createLitesvmChain({ artifactsDir, artifacts, signatures }: ChainOptions = {}): ProgramChain {
  return new ProgramChain(new LitesvmEngine(), artifacts ?? loadProgramArtifacts(artifactsDir), { signatures });
}
