/**
 * Every error of actsim, by code. Codes are append-only: never renamed, never reused.
 * Grammar: DOMAIN__DESCRIPTION, domains CORE SCENARIO POLICY CHAIN PROGRAM INVARIANT ASSERTION REPORT CLI.
 * The value is the code's context: the facts that its message and its reader need.
 */
export interface ErrorContexts {
  /** A number, amount or duration is outside what its type allows. */
  CORE__VALUE_OUT_OF_RANGE: { what: string; expected: string; found: string };
  /** A port was called that the composition left empty. */
  CORE__PORT_MISSING: { port: string; fix: string };
  /** The scenario file does not exist, is not a file, or cannot be read. */
  SCENARIO__FILE_UNREADABLE: { file: string; reason: string; what?: 'sweep' };
  /** The scenario file is larger than the limit. */
  SCENARIO__FILE_TOO_LARGE: { file: string; foundBytes: number; maxBytes: number; what?: 'sweep' };
  /** The text is not YAML or JSON. */
  SCENARIO__SYNTAX: { file: string; line: number; column: number; reason: string };
  /** The text parses, but breaks the schema; every problem is listed. */
  SCENARIO__INVALID: { file: string; problems: readonly ScenarioProblem[] };
  /** Drawn holdings exceed the supply that the scenario gives to its agents. */
  SCENARIO__SUPPLY_EXCEEDED: { supplyBaseUnits: bigint; drawnBaseUnits: bigint };
  /** A policy returned an action that no program could take. */
  POLICY__ACTION_INVALID: { policy: string; agentId: string; tickIndex: number; reason: string };
  /** A scenario names a policy that this build does not have. */
  POLICY__KIND_UNKNOWN: { kind: string; known: readonly string[] };
  /** A policy's configuration breaks its schema, or does not fit the scenario's staking parameters. */
  POLICY__CONFIG_INVALID: { policy: string; path: string; expected: string; found: string };
  /** A module that `--policy` names cannot be loaded, or does not export a policy. */
  POLICY__MODULE_INVALID: { file: string; expected: string; found: string };
  /** The engine failed in a way that no program error explains. */
  CHAIN__FAILED: { engine: string; step: string; reason: string };
  /** The compiled program is absent or not the one that its manifest names. */
  PROGRAM__HASH_MISMATCH: { file: string; expectedSha256: string; foundSha256: string };
  /** A file of the program (.so, IDL, manifest) cannot be read. */
  PROGRAM__FILE_UNREADABLE: { file: string; reason: string };
  /** An account of the program does not have the layout that this build knows. */
  PROGRAM__LAYOUT_MISMATCH: { account: string; expected: string; found: string };
  /** The program is a build with a known flaw put back, where the real one is wanted. */
  PROGRAM__VULNERABLE_TWIN: { file: string; twin: string };
  /** No vulnerable twin has this name. */
  PROGRAM__TWIN_UNKNOWN: { name: string; nearest: string; known: readonly string[] };
  /** The program does not say that it is the vulnerable twin that is wanted. */
  PROGRAM__TWIN_MARK: { file: string; expected: string; found: string };
  /** A checked invariant does not hold. */
  INVARIANT__BROKEN: {
    invariant: string;
    tickIndex: number;
    expected: string;
    found: string;
    where: string;
    /** What has to hold, in words. */
    rule?: string;
    /** The command to go on with. */
    next?: string;
  };
  /** Something that the scenario says must be true of a run is not; the first such statement is told. */
  ASSERTION__BROKEN: {
    subject: string;
    when: string;
    expected: string;
    found: string;
    meaning: string;
    broken: number;
    assertions: number;
  };
  /** The folder for the run's files is there already, and `--force` was not given. */
  REPORT__FOLDER_EXISTS: { folder: string };
  /** `--force` was given, but the folder is not a run folder of actsim: nothing is deleted. */
  REPORT__FOLDER_NOT_REPLACEABLE: { folder: string; reason: string };
  /** Another run is writing to the folder at this moment. */
  REPORT__FOLDER_IN_USE: { folder: string; processId: number };
  /** A file of a run folder is missing, unreadable or not of the expected form. */
  REPORT__RUN_FILE_INVALID: { file: string; reason: string; fix?: string };
  /** A file of a run folder cannot be written. */
  REPORT__WRITE_FAILED: { file: string; reason: string };
  /** Two runs have nothing that could be set side by side. */
  REPORT__NOT_COMPARABLE: { a: string; b: string; expected: string; found: string; hint: string };
  /** A file to be written is there already, and `--force` was not given. */
  REPORT__FILE_EXISTS: { file: string };
  /** A query over a run folder is no SQL, or names what the run does not have. */
  REPORT__QUERY_INVALID: { reason: string; hint?: string };
  /** A query would do more than read the run's tables. */
  REPORT__QUERY_REFUSED: { reason: string };
  /** Wrong use of the command line. */
  CLI__USAGE: { reason: string };
  /** A run, repeated from its manifest, gave other results. */
  CLI__NOT_REPRODUCED: { folder: string; files: string; where: string; expected: string; found: string };
  /** Regression scenarios were run, and some of them failed. */
  CLI__REGRESSIONS_FAILED: { failed: number; of: number; first: string; reason: string };
  /** A check that repeats runs was interrupted by a signal: nothing is known of what it checked. */
  CLI__CHECK_INTERRUPTED: { signal: string; what: string };
  /** The run was interrupted by a signal. */
  CLI__INTERRUPTED: { signal: string; tickIndex: number };
  /** The sweep was interrupted by a signal. */
  CLI__SWEEP_INTERRUPTED: { signal: string; finishedRuns: number; plannedRuns: number };
  /** Runs of a sweep or a comparison failed; `code` is the first one's, `listed` the file that has all of them. */
  CLI__SWEEP_RUNS_FAILED: {
    failedRuns: number;
    plannedRuns: number;
    code: string;
    reason: string;
    where: string;
    listed?: string;
  };
  /** Conclusions of a sweep do not hold for every seed. */
  CLI__CONCLUSIONS_BROKEN: { broken: readonly BrokenConclusion[] };
  /** A line of a trace is not what a trace holds, or stands where it cannot. */
  CLI__TRACE_INVALID: { file: string; line: number; expected: string; found: string };
  /** The program to replay on is not the one that the trace was recorded on. */
  CLI__TRACE_PROGRAM_OTHER: { file: string; build: string; expectedSha256: string; foundSha256: string };
  /** A replayed transaction came to something else than the trace says. */
  CLI__REPLAY_DIFFERS: { transaction: number; step: string; expected: string; found: string; engine: string };
  /** The history of a trace, played again, does not break the invariant. */
  CLI__BREACH_NOT_SHOWN: { file: string; invariant: string };
  /** A query took longer than it may. */
  REPORT__QUERY_TIMED_OUT: { seconds: number };
  /** A query was ended by a signal. */
  CLI__QUERY_INTERRUPTED: { signal: string };
}

/** One breach of the scenario schema, with its place in the file. */
export interface ScenarioProblem {
  /** A table that the scenario names, when the breach is in there; `line` is that file's, `path` the column. */
  readonly file?: string;
  /** Path in the file, as in `population[1].count`. */
  readonly path: string;
  /** 1-based line in the file; 0 when the text has no place for it (a missing key's parent is given instead). */
  readonly line: number;
  readonly expected: string;
  readonly found: string;
  /** What to try: the nearest valid name, or the unit to use. */
  readonly hint?: string;
}

/** A conclusion that does not hold for every seed of a variant. */
export interface BrokenConclusion {
  readonly say: string;
  readonly variant: string;
  readonly holds: number;
  readonly of: number;
}

export type ErrorCode = keyof ErrorContexts;
