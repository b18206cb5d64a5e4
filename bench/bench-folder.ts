import type { ProgramArtifacts } from '#harness/index.ts';
import { openRunFolder, type RunFolder } from '#reports/index.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { runMetrics } from '#sim/index.ts';

/** The run folder of a measured run: all that the command line writes while it runs. */
export async function openBenchFolder(
  folder: string,
  { spec, text }: { readonly spec: RunSpec; readonly text: string },
  engine: 'litesvm' | 'bankrun',
  program: ProgramArtifacts,
): Promise<RunFolder> {
  return openRunFolder({
    folder,
    force: false,
    metrics: runMetrics(spec),
    run: {
      actsimVersion: 'bench',
      command: 'npm run bench',
      scenario: { file: `${spec.name}.json`, text },
      overrides: {},
      engine,
      program: { sha256: program.elfSha256, idlSha256: program.idlSha256 },
      packageLockSha256: undefined,
      spec,
      environment: {},
    },
  });
}
