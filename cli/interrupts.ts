import { EXIT_CODES } from './exit-codes.ts';

/** A flag that SIGINT, SIGTERM or SIGHUP raises; the tick loop looks at it between ticks. A second signal ends at once. */
export interface Interrupts {
  readonly aborted: boolean;
  /** The first signal that came. */
  readonly signal: string | undefined;
  /** Stops listening. */
  release(): void;
}

/** SIGHUP: the terminal was closed, and nobody is there to ask for a report. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `ends`: what the first signal does, in words for stderr; `onFirst` does what reading the flag does not. */
export function listenForInterrupts(ends: string, onFirst?: () => void): Interrupts {
  let signal: string | undefined;
  const listener = (name: NodeJS.Signals): void => {
    if (signal !== undefined) process.exit(EXIT_CODES.interrupted);
    signal = name;
    onFirst?.();
    process.stderr.write(`\n${name}: ${ends}; once more ends at once\n`);
  };
  for (const name of SIGNALS) process.on(name, listener);
  return {
    get aborted() {
      return signal !== undefined;
    },
    get signal() {
      return signal;
    },
    release() {
      for (const name of SIGNALS) process.off(name, listener);
    },
  };
}
