import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Idl } from '@coral-xyz/anchor';
import { boundHeapGrowth } from '#cli/heap-growth.ts';
import { BankrunEngine } from '#harness/chain/bankrun-engine.ts';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { ProgramChain } from '#harness/chain/program-chain.ts';
import type { SignMessage } from '#harness/chain/transaction-sender.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { signBytes, type Wallet } from '#harness/wallet.ts';
import type { EndedManifest } from '#reports/index.ts';
import { runSimulation } from '#sim/index.ts';
import { ActionSample } from './action-sample.ts';
import { openBenchFolder } from './bench-folder.ts';
import { type EncodeFloor, encodeFloor } from './encode-floor.ts';
import { type Replay, replayOnBankrun, replayOnLitesvm, writingSeconds } from './floors.ts';
import { LapClock } from './lap-clock.ts';
import type { BenchCase, Measurement, Part } from './measurement.ts';
import { RecordingEngine } from './recording-engine.ts';
import { type ScaledScenario, scaledScenario } from './scaled-scenario.ts';
import { Stopwatch } from './stopwatch.ts';
import { TimedChain, TimedSink } from './timed-ports.ts';
import { TranscriptWriter } from './transcript.ts';
import { type Web3Baseline, web3Baseline } from './web3-baseline.ts';

const SCENARIO = new URL('../scenarios/library/first-year.yaml', import.meta.url);
const ARTIFACTS = loadProgramArtifacts();
/** Enough to tell the rate of encoding. */
const ENCODED_ACTIONS = 20_000;
const NO_SIGNATURE = new Uint8Array(64);

/** A finished run with its stopwatches. */
interface RecordedRun {
  readonly engine: RecordingEngine;
  readonly laps: LapClock;
  readonly signing: Stopwatch;
  readonly actions: number;
  readonly encoding: EncodeFloor;
  readonly peakRssBytes: number;
  readonly manifest: EndedManifest;
  readonly agents: readonly Wallet[];
  /** In which the engine handed out accounts' bytes, and the part of it that was needed in order to act. */
  readonly handingOut: number;
  readonly readingToAct: number;
  /** The pool account's bytes at the end. */
  readonly pool: Uint8Array;
}

/** What `measureRun` tells the process that started it. */
export type RunReport =
  | { readonly stage: 'running' | 'replaying' }
  | { readonly stage: 'measured'; readonly measurement: Measurement };

/**
 * Runs a scenario as the command line does, in a folder, then replays its bytes on a bare engine. Throws `RangeError` if
 * the replay comes to another end.
 */
async function measureRun(
  benchCase: BenchCase,
  folder: string,
  report: (stage: 'running' | 'replaying') => void,
): Promise<Measurement> {
  const transcript = join(folder, 'transcript');
  const runFolder = join(folder, 'run');
  const scenario = scaledScenario(readFileSync(SCENARIO, 'utf8'), benchCase.agents, benchCase.years);
  report('running');
  const run = await recordRun(benchCase, scenario, transcript, runFolder);
  report('replaying');
  const replay = benchCase.engine === 'litesvm' ? replayOnLitesvm : replayOnBankrun;
  const bare = await replay(transcript, run.engine.programs);
  await assertSameEnd(run, bare);
  const files = run.manifest.files.map(({ name }) => name);
  const { genesis } = run.laps.seconds;
  return {
    ...benchCase,
    ticks: scenario.spec.horizonTicks,
    actions: run.actions,
    transactions: run.engine.sent,
    probeSeconds: bare.probeSeconds,
    run: { seconds: run.laps.total, floorSeconds: bare.genesisSeconds + bare.seconds },
    ticking: { seconds: run.laps.total - genesis, floorSeconds: bare.seconds },
    parts: partsOf(run, bare, writingSeconds(runFolder, files)),
    encoding: run.encoding,
    web3: benchCase.engine === 'bankrun' ? await measureWeb3(transcript, run) : undefined,
    peakRssBytes: run.peakRssBytes,
    resultsDigest: run.manifest.resultsDigest,
  };
}

async function recordRun(
  benchCase: BenchCase,
  scenario: ScaledScenario,
  transcriptFile: string,
  folder: string,
): Promise<RecordedRun> {
  const transcript = new TranscriptWriter(transcriptFile);
  const engine = new RecordingEngine(
    benchCase.engine === 'litesvm' ? new LitesvmEngine() : new BankrunEngine(),
    transcript,
  );
  const laps = new LapClock(engine.recording);
  const signing = new Stopwatch();
  const sign: SignMessage = (wallet, message) =>
    engine.isSilent ? NO_SIGNATURE : signing.time(() => signBytes(wallet, message));
  const sample = new ActionSample(ENCODED_ACTIONS);
  const programChain = new ProgramChain(engine, ARTIFACTS, { signMessage: sign });
  const chain = new TimedChain(programChain, engine, laps, sample);
  const runFolder = await openBenchFolder(folder, scenario, benchCase.engine, ARTIFACTS);
  const sink = new TimedSink(runFolder, laps);
  const observer = {
    genesisFinished: (): void => {
      laps.end('genesis');
      engine.beginTicks();
      chain.beginTicks();
      signing.seconds = 0;
    },
  };
  laps.begin();
  const result = await runSimulation({ spec: scenario.spec, chain, sink, observers: [observer] });
  const manifest = await runFolder.finish({ status: result.status, actions: [], vacuousKinds: result.vacuousKinds });
  laps.end('csv');
  const peakRssBytes = process.resourceUsage().maxRSS * 1024;
  transcript.close();
  const { readingToAct } = chain;
  const handingOut = engine.reading.seconds;
  const pool = await poolBytes(engine);
  const agents = programChain.deployment.agents.map(({ wallet }) => wallet);
  const encoding = await encodeFloor(programChain, engine, sample);
  await chain.close();
  return {
    engine,
    laps,
    signing,
    actions: result.attempted,
    encoding,
    peakRssBytes,
    manifest,
    agents,
    handingOut,
    readingToAct,
    pool,
  };
}

function partsOf(run: RecordedRun, bare: Replay, writing: number): Measurement['parts'] {
  const { engine, laps, actions, encoding, readingToAct } = run;
  const { policies, ledger, acting, reading, metrics, csv, release } = laps.seconds;
  const signing = run.signing.seconds;
  const executing = engine.executing.seconds;
  const noFloor = (seconds: number): Part => ({ seconds, floorSeconds: undefined });
  return {
    engine: { seconds: executing, floorSeconds: bare.seconds - bare.probeSeconds - bare.releaseSeconds },
    signing: noFloor(signing),
    encoding: {
      seconds: acting - executing - signing - readingToAct,
      floorSeconds: (encoding.seconds * actions) / encoding.actions,
    },
    policies: noFloor(policies),
    ledger: noFloor(ledger),
    metrics: noFloor(metrics),
    csv: { seconds: csv, floorSeconds: writing },
    readBack: { seconds: reading + readingToAct, floorSeconds: run.handingOut + bare.probeSeconds },
    release: { seconds: release, floorSeconds: bare.releaseSeconds },
  };
}

async function measureWeb3(transcript: string, { engine, agents }: RecordedRun): Promise<Web3Baseline> {
  return web3Baseline(transcript, engine.programs, ARTIFACTS.idl as Idl, agents);
}

/** A floor counts only when the replay came to the same end, transaction by transaction. */
async function assertSameEnd(run: RecordedRun, bare: Replay): Promise<void> {
  const pool = await poolBytes(bare.engine);
  if (bare.differing > 0 || Buffer.compare(pool, run.pool) !== 0) {
    throw new RangeError(`the replay ended otherwise than the run; ${bare.differing} transactions differ`);
  }
  bare.engine.close();
}

async function poolBytes(engine: Pick<Replay['engine'], 'accounts'>): Promise<Uint8Array> {
  const { pool } = new StakingAddresses(ARTIFACTS.programId);
  const [bytes] = await engine.accounts([pool]);
  if (bytes === undefined) throw new RangeError('there is no pool');
  return bytes;
}

const [engine, agents, years, folder] = process.argv.slice(2);
if (process.send !== undefined && folder !== undefined && (engine === 'litesvm' || engine === 'bankrun')) {
  // As the command line does.
  boundHeapGrowth();
  const report = (message: RunReport): void => void process.send?.(message);
  const benchCase = { engine, agents: Number(agents), years: Number(years) } as const;
  const measurement = await measureRun(benchCase, folder, (stage) => report({ stage }));
  report({ stage: 'measured', measurement });
}
