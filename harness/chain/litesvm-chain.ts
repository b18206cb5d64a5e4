import { loadProgramArtifacts } from '../program/artifacts.ts';
import { LitesvmEngine } from './litesvm-engine.ts';
import { ProgramChain } from './program-chain.ts';

/** Where an engine finds the compiled program; the committed build when nothing is said. */
export interface ChainOptions {
  readonly artifactsDir?: string;
}

/**
 * The default chain: fast, and of the current runtime.
 * Throws `PROGRAM__FILE_UNREADABLE`, `PROGRAM__HASH_MISMATCH` or `PROGRAM__LAYOUT_MISMATCH`.
 */
export function createLitesvmChain({ artifactsDir }: ChainOptions = {}): ProgramChain {
  return new ProgramChain(new LitesvmEngine(), loadProgramArtifacts(artifactsDir));
}
