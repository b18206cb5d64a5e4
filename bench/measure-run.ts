import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProgramChain } from '#harness/chain/program-chain.ts';
import type { SignMessage } from '#harness/chain/transaction-sender.ts';
import { loadProgramArtifacts } from '#harness/index.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import { signBytes } from '#harness/wallet.ts';
import type { EndedManifest } from '#reports/index.ts';
import { runSimulation } from '#sim/index.ts';
import { openBenchFolder } from './bench-folder.ts';
import {
  createEngine,
  type Replay,
  replayOnBankrun,
  replayOnLitesvm,
  signingSeconds,
  writingSeconds,
} from './floors.ts';
import type { BenchCase, Measurement, Part } from './measurement.ts';
import { RecordingEngine } from './recording-engine.ts';
import { type ScaledScenario, scaledScenario } from './scaled-scenario.ts';
import { Stopwatch } from './stopwatch.ts';
import { TimedChain, TimedSink } from './timed-ports.ts';
import { TranscriptWriter } from './transcript.ts';

const SCENARIO = new URL('../scenarios/library/first-year.yaml', import.meta.url);
const ARTIFACTS = loadProgramArtifacts();

/** A finished run with its stopwatches. */
interface RecordedRun {
  readonly engine: RecordingEngine;
  readonly chain: TimedChain;
  readonly sink: TimedSink;
  readonly signing: Stopwatch;
  readonly genesisSeconds: number;
  readonly seconds: number;
  readonly actions: number;
  readonly peakRssBytes: number;
  readonly manifest: EndedManifest;
  /** The pool account's bytes at the end. */
  readonly pool: Uint8Array;
}

/** Runs a scenario as the command line does, into a temporary folder, then replays its bytes on a bare engine. */
export async function measureRun(benchCase: BenchCase): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'actsim-bench-'));
  try {
    const transcript = join(folder, 'transcript');
    const runFolder = join(folder, 'run');
    const scenario = scaledScenario(readFileSync(SCENARIO, 'utf8'), benchCase.agents, benchCase.years);
    const run = await recordRun(benchCase, scenario, transcript, runFolder);
    const bare = await replay(benchCase, transcript, true);
    await assertSameEnd(run, bare);
    const unchecked = benchCase.engine === 'litesvm' ? await replay(benchCase, transcript, false) : undefined;
    const signing = signingSeconds(transcript);
    const files = run.manifest.files.map(({ name }) => name);
    return {
      ...benchCase,
      ticks: scenario.spec.horizonTicks,
      actions: run.actions,
      transactions: run.engine.sent,
      genesis: { seconds: run.genesisSeconds, floorSeconds: bare.genesisSeconds },
      run: { seconds: run.seconds, floorSeconds: bare.seconds },
      uncheckedSeconds: unchecked?.seconds,
      parts: partsOf(run, bare, signing, writingSeconds(runFolder, files)),
      peakRssBytes: run.peakRssBytes,
      resultsDigest: run.manifest.resultsDigest,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function recordRun(
  benchCase: BenchCase,
  scenario: ScaledScenario,
  transcriptFile: string,
  folder: string,
): Promise<RecordedRun> {
  const transcript = new TranscriptWriter(transcriptFile);
  const engine = new RecordingEngine(createEngine(benchCase.engine), transcript);
  const signing = new Stopwatch();
  const sign: SignMessage = (wallet, message) => {
    signing.start();
    const signature = signBytes(wallet, message);
    signing.stop();
    return signature;
  };
  const chain = new TimedChain(new ProgramChain(engine, ARTIFACTS, sign), engine);
  const runFolder = await openBenchFolder(folder, scenario, benchCase.engine, ARTIFACTS);
  const sink = new TimedSink(runFolder);
  const genesis = new Stopwatch();
  const ticks = new Stopwatch();
  const observer = {
    genesisFinished: (): void => {
      genesis.stop();
      genesis.seconds -= engine.recording.seconds;
      engine.beginTicks();
      chain.beginTicks();
      signing.seconds = 0;
      ticks.start();
    },
  };
  genesis.start();
  const result = await runSimulation({ spec: scenario.spec, chain, sink, observers: [observer] });
  ticks.stop();
  const peakRssBytes = process.resourceUsage().maxRSS * 1024;
  transcript.close();
  const manifest = await runFolder.finish({ status: result.status, actions: [], vacuousKinds: result.vacuousKinds });
  const pool = await poolBytes(engine);
  await chain.close();
  return {
    engine,
    chain,
    sink,
    signing,
    genesisSeconds: genesis.seconds,
    seconds: ticks.seconds - engine.recording.seconds,
    actions: result.attempted,
    peakRssBytes,
    manifest,
    pool,
  };
}

async function replay({ engine }: BenchCase, transcript: string, checkSignatures: boolean): Promise<Replay> {
  return engine === 'litesvm'
    ? replayOnLitesvm(transcript, ARTIFACTS, checkSignatures)
    : replayOnBankrun(transcript, ARTIFACTS);
}

/** The rest is what the simulator itself does: policies, ledger, metrics. */
function partsOf(run: RecordedRun, bare: Replay, signingAlone: number, writing: number): Measurement['parts'] {
  const { engine, chain, sink, seconds } = run;
  const signing = run.signing.seconds;
  const executing = engine.executing.seconds;
  const acting = chain.acting.seconds - engine.recording.seconds;
  const reading = chain.reading.seconds;
  const csv = sink.writing.seconds;
  const release = sink.releasing.seconds;
  const noFloor = (value: number): Part => ({ seconds: value, floorSeconds: undefined });
  return {
    engine: { seconds: executing, floorSeconds: bare.seconds - bare.releaseSeconds },
    signing: { seconds: signing, floorSeconds: signingAlone },
    encoding: noFloor(acting - executing - signing),
    sim: noFloor(seconds - acting - reading - csv - release),
    readBack: { seconds: reading, floorSeconds: chain.engineReadingSeconds },
    csv: { seconds: csv, floorSeconds: writing },
    release: { seconds: release, floorSeconds: bare.releaseSeconds },
  };
}

/** A floor counts only when the replay came to the same end. */
async function assertSameEnd(run: RecordedRun, bare: Replay): Promise<void> {
  const pool = await poolBytes(bare.engine);
  if (bare.rejected !== run.engine.rejected || Buffer.compare(pool, run.pool) !== 0) {
    throw new RangeError('the replayed transactions ended in another pool than the run');
  }
  bare.engine.close();
}

async function poolBytes(engine: Pick<Replay['engine'], 'accounts'>): Promise<Uint8Array> {
  const { pool } = new StakingAddresses(ARTIFACTS.programId);
  const [bytes] = await engine.accounts([pool]);
  if (bytes === undefined) throw new RangeError('there is no pool');
  return bytes;
}

const [engine, agents, years] = process.argv.slice(2);
if (process.send !== undefined && (engine === 'litesvm' || engine === 'bankrun')) {
  const measurement = await measureRun({ engine, agents: Number(agents), years: Number(years) });
  process.send(measurement);
}
