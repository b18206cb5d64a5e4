import { pausedNames } from '../core/pauses.ts';
import type { PoolState } from '../ports/staking-chain.ts';
import { durationText } from './amount-text.ts';
import type { EventNote } from './event-note.ts';

type PausedPool = Pick<PoolState, 'pauseMask' | 'pauseStartedUnixSeconds' | 'pauseUntilUnixSeconds'>;

interface Pause {
  readonly subject: string;
  readonly started: bigint;
  readonly until: bigint;
}

/** Pauses of the guardian as the pool has them: from their first tick to the first tick without. */
export class PauseEvents {
  #pause: Pause | undefined;

  /** The pool as read at a time; never earlier than the last one. */
  advanceTo(pool: PausedPool, unixSeconds: number): readonly EventNote[] {
    const before = this.#pause;
    const now = pauseOf(pool, unixSeconds);
    this.#pause = now;
    const notes: EventNote[] = [];
    // One that follows without a break, and one of other instructions, replaces the one before it.
    if (before !== undefined && (now === undefined || now.started >= before.until))
      notes.push(endOf(before, unixSeconds));
    if (now !== undefined && now.started !== before?.started) notes.push(beginOf(now));
    return notes;
  }
}

/** What is in force. */
function pauseOf(pool: PausedPool, unixSeconds: number): Pause | undefined {
  const { pauseMask, pauseStartedUnixSeconds: started, pauseUntilUnixSeconds: until } = pool;
  if (pauseMask === 0 || BigInt(unixSeconds) >= until) return undefined;
  return { subject: pausedNames(pauseMask).join(', '), started, until };
}

function beginOf({ subject, started, until }: Pause): EventNote {
  return { kind: 'pause', subject, detail: `paused by the guardian for ${durationText(Number(until - started))}` };
}

function endOf({ subject, started, until }: Pause, unixSeconds: number): EventNote {
  const end = Math.min(Number(until), unixSeconds);
  return { kind: 'unpause', subject, detail: `no longer paused, after ${durationText(end - Number(started))}` };
}
