import { EXIT_CODES } from './exit-codes.ts';

/** A flag that SIGINT or SIGTERM raises; the tick loop looks at it between ticks. A second signal ends at once. */
export interface Interrupts {
  readonly aborted: boolean;
  /** The first signal that came. */
  readonly signal: string | undefined;
  /** Stops listening. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export function listenForInterrupts(onFirst: (signal: string) => void): Interrupts {
  let signal: string | undefined;
  const listener = (name: NodeJS.Signals): void => {
    if (signal !== undefined) process.exit(EXIT_CODES.interrupted);
    signal = name;
    onFirst(name);
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
