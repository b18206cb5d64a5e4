import type { ProgramChainOptions } from '#harness/chain/program-chain.ts';
import { createTracedChain } from '#harness/trace/traced-chain.ts';
import type { RunObserver } from '#sim/index.ts';
import type { StakingChain } from '#sim/ports/staking-chain.ts';
import { TRACE_FORMAT, TRACE_VERSION, type TraceBreach, type TraceHeader } from '#sim/ports/trace.ts';
import { RecordingChain } from '#sim/replay/recording-chain.ts';
import type { EngineName } from '../engines.ts';
import type { ProgramChoice } from '../program-choice.ts';
import { actsimVersion } from '../project.ts';
import { TraceFile } from './trace-file.ts';

/** What a trace says that it is of. */
export interface TraceSubject {
  readonly scenario: { readonly name: string; readonly file: string; readonly sha256: string };
  readonly seed: number;
  readonly engine: EngineName;
  readonly program: ProgramChoice;
}

/** A chain whose every call and transaction goes to a trace. */
export class Recording {
  readonly chain: StakingChain;
  /** Makes finished ticks durable. */
  readonly observer: RunObserver;
  readonly #file: TraceFile;
  readonly #transactions: () => number;
  #isClosed = false;

  private constructor(file: TraceFile, subject: TraceSubject, options: ProgramChainOptions) {
    const { engine, program } = subject;
    const { chain, calls, transactions } = createTracedChain(engine, program.artifacts, file, options);
    this.chain = new RecordingChain(chain, calls);
    this.observer = { tickFinished: () => file.flush(), genesisFinished: () => file.flush() };
    this.#file = file;
    this.#transactions = transactions;
  }

  /** Creates the trace. Throws REPORT__WRITE_FAILED, also for a file that is there. */
  static async begin(path: string, subject: TraceSubject, options: ProgramChainOptions = {}): Promise<Recording> {
    return new Recording(await TraceFile.create(path, headerOf(subject)), subject, options);
  }

  get path(): string {
    return this.#file.path;
  }

  /** Ends the trace, with the breach that it shows, if any. A later call changes nothing. Throws REPORT__WRITE_FAILED. */
  async finish(breach?: TraceBreach): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const transactions = this.#transactions();
    try {
      this.#file.write(breach === undefined ? { kind: 'end', transactions } : { kind: 'end', transactions, breach });
    } finally {
      await this.#file.close();
    }
  }
}

function headerOf({ scenario, seed, engine, program }: TraceSubject): TraceHeader {
  const { elfSha256, idlSha256 } = program.artifacts;
  return {
    kind: 'trace',
    format: TRACE_FORMAT,
    version: TRACE_VERSION,
    actsim: actsimVersion(),
    scenario,
    seed,
    engine,
    program: { build: program.build, sha256: elfSha256, idlSha256 },
  };
}
