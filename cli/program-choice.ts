import { loadProgramArtifacts, loadTwinArtifacts, type ProgramArtifacts } from '#harness/index.ts';

/** The staking program that a command uses. */
export interface ProgramChoice {
  readonly artifacts: ProgramArtifacts;
  /** Name of a vulnerable twin; null: none. */
  readonly build: string | null;
  /** Folder that it was loaded from, where one was named. */
  readonly programDir?: string | undefined;
}

/** What names a program on the command line; at most one of them is given. */
export interface ProgramOptions {
  /** Folder with another build. */
  readonly programDir?: string | undefined;
  /** Name of a vulnerable twin. */
  readonly build?: string | undefined;
}

/** A twin by its name, a build by its folder, or the committed program. Throws what loading throws. */
export function chooseProgram({ programDir, build }: ProgramOptions): ProgramChoice {
  if (build === undefined) return { artifacts: loadProgramArtifacts(programDir), build: null, programDir };
  return { artifacts: loadTwinArtifacts(build), build };
}
