import type { AgentIndex, AgentState } from '#sim/ports/staking-chain.ts';
import { decodeTokenBalance, decodeUserStake, USER_STAKE_BYTES } from '../program/accounts.ts';
import { TOKEN_ACCOUNT_BYTES } from '../program/token-instructions.ts';

/** Token account, stake account, and account of the quote asset where there is a market. */
const QUOTE_OFFSET = TOKEN_ACCOUNT_BYTES + USER_STAKE_BYTES;
/** Agents whose bytes lie in one buffer. */
const CHUNK_AGENTS = 1_024;

/**
 * Each agent's accounts as last read, as bytes and decoded. Equal bytes decode to equal values, so whatever is as it was
 * keeps its objects: what is decoded, and left to the collector, is what has changed.
 */
export class LastReadings {
  readonly #chunks: Buffer[] = [];
  readonly #states: (AgentState | undefined)[] = [];
  readonly #agentBytes: number;

  /** `hasQuotes`: agents have accounts of the quote asset. */
  constructor(hasQuotes = false) {
    this.#agentBytes = QUOTE_OFFSET + (hasQuotes ? TOKEN_ACCOUNT_BYTES : 0);
  }

  /**
   * The agent's state by its token account, its stake account if it is open, and its account of the quote asset if there
   * are such. Throws `PROGRAM__LAYOUT_MISMATCH`.
   */
  decode(agent: AgentIndex, token: Uint8Array, stake: Uint8Array | undefined, quote?: Uint8Array): AgentState {
    const last = this.#states[agent];
    const bytes = this.#bytesOf(agent);
    if (last !== undefined && isLast(bytes, last, token, stake, quote)) return last;
    const lastStake = last?.stake && { data: bytes.subarray(TOKEN_ACCOUNT_BYTES), stake: last.stake };
    const walletBaseUnits = decodeTokenBalance(token);
    const decoded = stake === undefined ? undefined : decodeUserStake(stake, lastStake);
    const state =
      quote === undefined
        ? { walletBaseUnits, stake: decoded }
        : { walletBaseUnits, stake: decoded, quoteUnits: decodeTokenBalance(quote) };
    bytes.set(token);
    if (stake !== undefined) bytes.set(stake, TOKEN_ACCOUNT_BYTES);
    if (quote !== undefined) bytes.set(quote, QUOTE_OFFSET);
    this.#states[agent] = state;
    return state;
  }

  #bytesOf(agent: AgentIndex): Buffer {
    const index = Math.floor(agent / CHUNK_AGENTS);
    const chunk = (this.#chunks[index] ??= Buffer.alloc(CHUNK_AGENTS * this.#agentBytes));
    const start = (agent % CHUNK_AGENTS) * this.#agentBytes;
    return chunk.subarray(start, start + this.#agentBytes);
  }
}

function isLast(
  bytes: Buffer,
  last: AgentState,
  token: Uint8Array,
  stake: Uint8Array | undefined,
  quote: Uint8Array | undefined,
): boolean {
  if ((last.stake === undefined) !== (stake === undefined)) return false;
  return (
    isAt(bytes, 0, token, TOKEN_ACCOUNT_BYTES) &&
    (stake === undefined || isAt(bytes, TOKEN_ACCOUNT_BYTES, stake, USER_STAKE_BYTES)) &&
    (quote === undefined || isAt(bytes, QUOTE_OFFSET, quote, TOKEN_ACCOUNT_BYTES))
  );
}

/** Whether an account of this size lies there, byte for byte. */
function isAt(bytes: Buffer, start: number, account: Uint8Array, size: number): boolean {
  return account.length === size && bytes.compare(account, 0, size, start, start + size) === 0;
}
