import type { AgentIndex, AgentState } from '../ports/staking-chain.ts';

/** Sums over the population's wallets, kept up to date from what was read back. */
export class WalletBook {
  /** Agents with tokens, in the wallet or staked. */
  holdingAgents = 0;
  agentQuoteUnits = 0n;
  readonly #holds: Uint8Array;
  readonly #quoteUnits: BigUint64Array;

  constructor(agentCount: number) {
    this.#holds = new Uint8Array(agentCount);
    this.#quoteUnits = new BigUint64Array(agentCount);
  }

  update(agent: AgentIndex, { walletBaseUnits, stake, quoteUnits = 0n }: AgentState): void {
    const holds = walletBaseUnits > 0n || (stake !== undefined && stake.amountBaseUnits > 0n) ? 1 : 0;
    this.holdingAgents += holds - (this.#holds[agent] as number);
    this.#holds[agent] = holds;
    this.agentQuoteUnits += quoteUnits - (this.#quoteUnits[agent] as bigint);
    this.#quoteUnits[agent] = quoteUnits;
  }
}
