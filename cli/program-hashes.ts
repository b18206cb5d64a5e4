import { createHash } from 'node:crypto';
import type { ProgramArtifacts } from '#harness/index.ts';
import { loadMarketElf } from '#harness/program/artifacts.ts';
import type { ProgramHashes } from '#reports/index.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';

/** Hashes of the programs that runs of these scenarios deploy. */
export function programHashes(
  { elfSha256, idlSha256 }: ProgramArtifacts,
  specs: readonly Pick<RunSpec, 'market'>[],
): ProgramHashes {
  const program = { sha256: elfSha256, idlSha256 };
  if (specs.every(({ market }) => market?.pool === undefined)) return program;
  return { ...program, marketSha256: createHash('sha256').update(loadMarketElf()).digest('hex') };
}
