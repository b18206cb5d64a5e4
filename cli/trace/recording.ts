import type { ProgramChainOptions } from '#harness/chain/program-chain.ts';
import { createTracedChain } from '#harness/trace/traced-chain.ts';
import type { RunObserver } from '#sim/index.ts';
import type { StakingChain } from '#sim/ports/staking-chain.ts';
import { TRACE_FORMAT, TRACE_VERSION, type TraceBreach, type TraceEnd, type TraceHeader } from '#sim/ports/trace.ts';
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
  readonly #accountsSha256: () => Promise<string>;
  #isClosed = false;

  private constructor(file: TraceFile, subject: TraceSubject, options: ProgramChainOptions) {
    const { engine, program } = subject;
    const { chain, calls, transactions, accountsSha256 } = createTracedChain(engine, program.artifacts, file, options);
    this.chain = new RecordingChain(chain, calls);
    this.observer = { tickFinished: () => file.flush(), genesisFinished: () => file.flush() };
    this.#file = file;
    this.#transactions = transactions;
    this.#accountsSha256 = accountsSha256;
  }

  /** Creates the trace. Throws REPORT__WRITE_FAILED, also for a file that is there. */
  static async begin(path: string, subject: TraceSubject, options: ProgramChainOptions = {}): Promise<Recording> {
    return new Recording(await TraceFile.create(path, headerOf(subject)), subject, options);
  }

  get path(): string {
    return this.#file.path;
  }

  /**
   * Ends the trace with the accounts that it comes to, and the breach that it shows, if any. A later call changes nothing.
   * Throws REPORT__WRITE_FAILED.
   */
  async finish(breach?: TraceBreach): Promise<void> {
    await this.#end(async () => {
      const accountsSha256 = await this.#accountsSha256();
      return breach === undefined ? { accountsSha256 } : { accountsSha256, breach };
    });
  }

  /** Ends the trace of a run that failed: nothing is asked of its chain any more. As `finish` otherwise. */
  async abandon(): Promise<void> {
    await this.#end(async () => Promise.resolve({}));
  }

  async #end(toldOf: () => Promise<Pick<TraceEnd, 'accountsSha256' | 'breach'>>): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    try {
      this.#file.write({ kind: 'end', transactions: this.#transactions(), ...(await toldOf()) });
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
