import { ResultFile } from '#reports/artifacts/result-file.ts';
import type { TraceHeader, TraceLog, TraceRecord } from '#sim/ports/trace.ts';
import { formatTraceRecord } from '#sim/replay/trace-record.ts';

/** Characters that wait for a write; the rest of a tick goes to disk in the course of it. */
const MAX_WAITING = 256 * 1_024;

/** A trace while it is written: whole lines, on disk at the end of each tick at the latest. */
export class TraceFile implements TraceLog {
  readonly #file: ResultFile;
  #lines: string[] = [];
  #waiting = 0;

  private constructor(file: ResultFile) {
    this.#file = file;
  }

  /** Creates the file with its header. Throws REPORT__WRITE_FAILED, also for a file that is there. */
  static async create(path: string, header: TraceHeader): Promise<TraceFile> {
    const trace = new TraceFile(await ResultFile.create(path));
    trace.write(header);
    return trace;
  }

  get path(): string {
    return this.#file.path;
  }

  /** Throws REPORT__WRITE_FAILED. */
  write(record: TraceRecord): void {
    const line = `${formatTraceRecord(record)}\n`;
    this.#lines.push(line);
    this.#waiting += line.length;
    if (this.#waiting > MAX_WAITING) this.flush();
  }

  /** Throws REPORT__WRITE_FAILED. */
  flush(): void {
    const lines = this.#lines;
    this.#lines = [];
    this.#waiting = 0;
    this.#file.append(lines.join(''));
  }

  async close(): Promise<void> {
    try {
      this.flush();
    } finally {
      await this.#file.close();
    }
  }
}
