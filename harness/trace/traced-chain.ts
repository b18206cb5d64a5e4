import type { TraceLog } from '#sim/ports/trace.ts';
import { BankrunEngine } from '../chain/bankrun-engine.ts';
import type { ChainEngine } from '../chain/chain-engine.ts';
import { LitesvmEngine } from '../chain/litesvm-engine.ts';
import { ProgramChain, type ProgramChainOptions } from '../chain/program-chain.ts';
import type { ProgramArtifacts } from '../program/artifacts.ts';
import { RecordingEngine } from './recording-engine.ts';

/** A fresh engine by its name. */
export function createEngine(name: ChainEngine['name']): ChainEngine {
  return name === 'bankrun' ? new BankrunEngine() : new LitesvmEngine();
}

/** A chain whose engine writes what it is sent to a log. */
export interface TracedChain {
  readonly chain: ProgramChain;
  /** For the calls of the port, which belong in front of what they send. */
  readonly calls: TraceLog;
  /** Transactions written so far. */
  readonly transactions: () => number;
  /** One hash of every account that they may have written. */
  readonly accountsSha256: () => Promise<string>;
}

/** The program on an engine that is recorded. */
export function createTracedChain(
  engineName: ChainEngine['name'],
  artifacts: ProgramArtifacts,
  log: TraceLog,
  options: ProgramChainOptions = {},
): TracedChain {
  const engine = new RecordingEngine(createEngine(engineName), artifacts.errorNames, log);
  return {
    chain: new ProgramChain(engine, artifacts, options),
    calls: engine.log,
    transactions: () => engine.transactions,
    accountsSha256: async () => engine.accountsSha256(),
  };
}
