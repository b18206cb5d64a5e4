import type { ErrorCode, ErrorContexts } from './codes.ts';

type Message<C extends ErrorCode> = (context: ErrorContexts[C]) => string;

/** One text per code: what happened, where, what was expected and found, what to try. */
export const ERROR_MESSAGES: { readonly [C in ErrorCode]: Message<C> } = {
  CORE__VALUE_OUT_OF_RANGE: (c) => `${c.what} is out of range: expected ${c.expected}, found ${c.found}`,
  CORE__PORT_MISSING: (c) => `no ${c.port} was supplied; ${c.fix}`,
  SCENARIO__FILE_UNREADABLE: (c) => `cannot read ${c.what ?? 'scenario'} ${c.file}: ${c.reason}`,
  SCENARIO__FILE_TOO_LARGE: (c) =>
    `${c.what ?? 'scenario'} ${c.file} is too large: expected at most ${c.maxBytes} bytes, found ${c.foundBytes}`,
  SCENARIO__SYNTAX: (c) => `${c.file}:${c.line}:${c.column}: not valid YAML or JSON: ${c.reason}`,
  SCENARIO__INVALID: (c) =>
    [
      `${c.file}: ${c.problems.length} problem${c.problems.length === 1 ? '' : 's'}`,
      ...c.problems.map(
        (p) =>
          `  ${p.file ?? c.file}:${p.line} ${p.path || (p.file === undefined ? '(top level)' : '(row)')}: expected ${p.expected}, found ${p.found}` +
          (p.hint === undefined ? '' : `; ${p.hint}`),
      ),
    ].join('\n'),
  SCENARIO__SUPPLY_EXCEEDED: (c) =>
    `the population's holdings and the market's tokens are more than their part of the supply: expected at most ` +
    `${c.supplyBaseUnits} base units, drew ${c.drawnBaseUnits}; lower population[].holdings, population[].count or ` +
    'market.pool, or raise token.supply or the shares of community and liquidity in token.distribution',
  POLICY__ACTION_INVALID: (c) =>
    `policy ${c.policy} of agent ${c.agentId} returned an impossible action at tick ${c.tickIndex}: ${c.reason}`,
  POLICY__KIND_UNKNOWN: (c) => `there is no policy ${c.kind}; known policies: ${c.known.join(', ')}`,
  POLICY__CONFIG_INVALID: (c) =>
    `policy ${c.policy} cannot use ${c.path || 'its configuration'}: expected ${c.expected}, found ${c.found}`,
  POLICY__MODULE_INVALID: (c) => `policy module ${c.file} cannot be used: expected ${c.expected}, found ${c.found}`,
  CHAIN__FAILED: (c) => `${c.engine} failed at ${c.step}: ${c.reason}`,
  PROGRAM__HASH_MISMATCH: (c) =>
    `${c.file} is not the program that its manifest names: expected sha256 ${c.expectedSha256}, ` +
    `found ${c.foundSha256}; restore the file, or rebuild both with: npm run program:build`,
  PROGRAM__FILE_UNREADABLE: (c) =>
    `cannot read ${c.file}: ${c.reason}; a build is a folder with staking.so, staking.json and manifest.json; ` +
    'make the one of this package with: npm run program:build',
  PROGRAM__LAYOUT_MISMATCH: (c) => `account ${c.account} has another layout: expected ${c.expected}, found ${c.found}`,
  PROGRAM__VULNERABLE_TWIN: (c) =>
    `${c.file} is the vulnerable twin ${c.twin}, a program with a known flaw put back: expected the real program; a twin ` +
    `has an option of its own: --build ${c.twin}, of compare --a-build and --b-build`,
  PROGRAM__TWIN_UNKNOWN: (c) =>
    `there is no vulnerable twin ${c.name}; did you mean ${c.nearest}? known twins: ${c.known.join(', ')}`,
  PROGRAM__TWIN_MARK: (c) =>
    `${c.file} does not say that it is the vulnerable twin that its folder names: expected ${c.expected}, found ` +
    `${c.found}; build it again with: npm run program:twins`,
  INVARIANT__BROKEN: (c) =>
    `invariant ${c.invariant} broke at tick ${c.tickIndex} (${c.where}): expected ${c.expected}, found ${c.found}` +
    (c.rule === undefined ? '' : `\nwhat has to hold: ${c.rule}`) +
    (c.next === undefined ? '' : `\nthe shortest list of transactions that shows it: ${c.next}`),
  ASSERTION__BROKEN: (c) =>
    `${c.broken} of ${c.assertions} assertions ${c.broken === 1 ? 'does' : 'do'} not hold, the first on ${c.subject} ` +
    `${c.when}: expected ${c.expected}, found ${c.found}${c.meaning === '' ? '' : `: ${c.meaning}`}`,
  REPORT__FOLDER_EXISTS: (c) => `${c.folder} exists already; choose another --out, or pass --force to replace it`,
  REPORT__FOLDER_NOT_REPLACEABLE: (c) =>
    `${c.folder} exists and is not replaced, also not by --force: ${c.reason}; choose another --out`,
  REPORT__FOLDER_IN_USE: (c) =>
    `process ${c.processId} is writing a run to ${c.folder}; wait for it, or choose another --out`,
  REPORT__RUN_FILE_INVALID: (c) => `${c.file} cannot be used: ${c.reason}${c.fix === undefined ? '' : `; ${c.fix}`}`,
  REPORT__WRITE_FAILED: (c) => `cannot write ${c.file}: ${c.reason}`,
  REPORT__NOT_COMPARABLE: (c) =>
    `${c.a} and ${c.b} cannot be compared: expected ${c.expected}, found ${c.found}; ${c.hint}`,
  REPORT__FILE_EXISTS: (c) => `${c.file} exists already; choose another name, or pass --force to replace it`,
  REPORT__QUERY_INVALID: (c) => `the query cannot be run: ${c.reason}${c.hint === undefined ? '' : `\n${c.hint}`}`,
  REPORT__QUERY_REFUSED: (c) =>
    `the query is refused: ${c.reason}\na query only reads the tables of the run (select, describe, summarize, show, ` +
    'explain); --out and --parquet write files',
  CLI__USAGE: (c) => c.reason,
  CLI__NOT_REPRODUCED: (c) =>
    `${c.folder} was not reproduced: ${c.files} came out otherwise; the first difference is in ${c.where}: expected ` +
    `${c.expected}, found ${c.found}; compare the versions of actsim, Node and package-lock.json in manifest.json`,
  CLI__REGRESSIONS_FAILED: (c) => `${c.failed} of ${c.of} regressions failed, the first ${c.first}: ${c.reason}`,
  CLI__CHECK_INTERRUPTED: (c) => `interrupted by ${c.signal}; whether ${c.what} holds is not known`,
  CLI__INTERRUPTED: (c) => `interrupted by ${c.signal} after tick ${c.tickIndex}; finished ticks are kept`,
  CLI__SWEEP_INTERRUPTED: (c) =>
    `interrupted by ${c.signal} after ${c.finishedRuns} of ${c.plannedRuns} runs; finished runs are kept`,
  CLI__SWEEP_RUNS_FAILED: (c) =>
    `${c.failedRuns} of ${c.plannedRuns} runs failed, the first in ${c.where}: ${c.code}: ${c.reason}` +
    (c.listed === undefined ? '' : `; ${c.listed} names them`),
  CLI__CONCLUSIONS_BROKEN: (c) =>
    [
      `${c.broken.length} conclusion${c.broken.length === 1 ? ' does' : 's do'} not hold for every seed`,
      ...c.broken.map(({ say, variant, holds, of }) => `  ${variant}: "${say}" holds for ${holds} of ${of} seeds`),
    ].join('\n'),
  CLI__TRACE_INVALID: (c) =>
    `${c.file}:${c.line}: not a trace that can be replayed: expected ${c.expected}, found ${c.found}; ` +
    'traces come from a run with --trace, and from a broken invariant',
  CLI__TRACE_PROGRAM_OTHER: (c) =>
    `${c.file} was recorded on another program than ${c.build}: expected sha256 ${c.expectedSha256}, found ` +
    `${c.foundSha256}; name the folder of its build with --program`,
  CLI__REPLAY_DIFFERS: (c) =>
    `the replay differs from the trace at transaction ${c.transaction} (${c.step}) on ${c.engine}: expected ` +
    `${c.expected}, found ${c.found}`,
  CLI__BREACH_NOT_SHOWN: (c) =>
    `invariant ${c.invariant} does not break when the actions of ${c.file} are played again: expected the breach, found ` +
    'none; use the actsim that recorded it',
  REPORT__QUERY_TIMED_OUT: (c) =>
    `the query was ended after ${c.seconds} s; ask for less (a where, a join on tick), give it more time with ` +
    '--timeout, or none with --timeout 0',
  CLI__QUERY_INTERRUPTED: (c) => `interrupted by ${c.signal}; a file that was not finished is as it was`,
};
