import type { AgentIndex, AgentState } from '#sim/ports/staking-chain.ts';
import { decodeTokenBalance, decodeUserStake, USER_STAKE_BYTES } from '../program/accounts.ts';
import { TOKEN_ACCOUNT_BYTES } from '../program/token-instructions.ts';

const AGENT_BYTES = TOKEN_ACCOUNT_BYTES + USER_STAKE_BYTES;
/** Agents whose bytes lie in one buffer. */
const CHUNK_AGENTS = 1_024;

/**
 * Each agent's accounts as last read, as bytes and decoded. Equal bytes decode to equal values, so whatever is as it was
 * keeps its objects: what is decoded, and left to the collector, is what has changed.
 */
export class LastReadings {
  readonly #chunks: Buffer[] = [];
  readonly #states: (AgentState | undefined)[] = [];

  /** The agent's state by its token account and, if it is open, its stake account. Throws `PROGRAM__LAYOUT_MISMATCH`. */
  decode(agent: AgentIndex, token: Uint8Array, stake: Uint8Array | undefined): AgentState {
    const last = this.#states[agent];
    const bytes = this.#bytesOf(agent);
    if (last !== undefined && isLast(bytes, last, token, stake)) return last;
    const lastStake = last?.stake && { data: bytes.subarray(TOKEN_ACCOUNT_BYTES), stake: last.stake };
    const state = {
      walletBaseUnits: decodeTokenBalance(token),
      stake: stake === undefined ? undefined : decodeUserStake(stake, lastStake),
    };
    bytes.set(token);
    if (stake !== undefined) bytes.set(stake, TOKEN_ACCOUNT_BYTES);
    this.#states[agent] = state;
    return state;
  }

  #bytesOf(agent: AgentIndex): Buffer {
    const index = Math.floor(agent / CHUNK_AGENTS);
    const chunk = (this.#chunks[index] ??= Buffer.alloc(CHUNK_AGENTS * AGENT_BYTES));
    const start = (agent % CHUNK_AGENTS) * AGENT_BYTES;
    return chunk.subarray(start, start + AGENT_BYTES);
  }
}

function isLast(bytes: Buffer, last: AgentState, token: Uint8Array, stake: Uint8Array | undefined): boolean {
  if ((last.stake === undefined) !== (stake === undefined)) return false;
  if (token.length !== TOKEN_ACCOUNT_BYTES || bytes.compare(token, 0, token.length, 0, TOKEN_ACCOUNT_BYTES) !== 0) {
    return false;
  }
  return (
    stake === undefined ||
    (stake.length === USER_STAKE_BYTES && bytes.compare(stake, 0, stake.length, TOKEN_ACCOUNT_BYTES) === 0)
  );
}
