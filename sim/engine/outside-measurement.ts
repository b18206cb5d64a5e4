import type { RunSpec } from '../core/run-spec.ts';
import { dayOfUnixSeconds } from '../core/units.ts';
import { metricSections } from '../metrics/catalogue.ts';
import type { MarketFigures, OutsideFigures } from '../metrics/outside-figures.ts';
import { TradeBook } from '../metrics/trade-book.ts';
import { WalletBook } from '../metrics/wallet-book.ts';
import type { AgentAction, AgentIndex, AgentState } from '../ports/staking-chain.ts';
import { poolPriceUsd } from '../processes/price-ratio.ts';
import type { ChainMirror } from './chain-mirror.ts';
import { priceTermsOf } from './genesis-plan.ts';

/** What the outside was like in a tick. */
export interface OutsideReading {
  readonly demandIndex: number;
  /** Undefined without a market, and where the pool makes the price. */
  readonly referenceUsd: number | undefined;
  readonly arrivedAgents: number;
  /** Since genesis. */
  readonly keeperOutageSeconds: number;
}

/** Figures of market and wallets, kept only in runs that have metrics of them. */
export class OutsideMeasurement {
  readonly #spec: RunSpec;
  readonly #trades: TradeBook;
  readonly #wallets: WalletBook | undefined;
  #isFirstRow = true;

  constructor(spec: RunSpec, agentCount: number) {
    const sections = metricSections(spec);
    this.#spec = spec;
    this.#trades = new TradeBook(dayOfUnixSeconds(spec.startUnixSeconds));
    const wanted = sections.includes('pool') || sections.includes('presence');
    this.#wallets = wanted ? new WalletBook(agentCount) : undefined;
  }

  /** Before agents act. */
  openTick(unixSeconds: number, { market }: Pick<ChainMirror, 'market'>): void {
    if (this.#spec.market !== undefined) this.#trades.openTick(dayOfUnixSeconds(unixSeconds), market);
  }

  /** An accepted action, in the order of execution. */
  note(action: AgentAction): void {
    this.#trades.note(action);
  }

  /** After the tick was read back; `touched` are the agents that were read. */
  figures(
    { demandIndex, referenceUsd, arrivedAgents, keeperOutageSeconds }: OutsideReading,
    mirror: Pick<ChainMirror, 'market' | 'states'>,
    touched: readonly AgentIndex[],
  ): OutsideFigures {
    this.#readWallets(mirror.states, touched);
    return {
      market: this.#marketFigures(mirror, referenceUsd),
      demandIndex,
      arrivedAgents,
      holdingAgents: this.#wallets?.holdingAgents ?? 0,
      keeperOutageSeconds,
    };
  }

  #readWallets(states: readonly AgentState[], touched: readonly AgentIndex[]): void {
    const wallets = this.#wallets;
    if (wallets === undefined) return;
    const agents = this.#isFirstRow ? states.keys() : touched;
    for (const agent of agents) wallets.update(agent, states[agent] as AgentState);
    this.#isFirstRow = false;
  }

  #marketFigures({ market }: Pick<ChainMirror, 'market'>, referenceUsd: number | undefined): MarketFigures | undefined {
    if (this.#spec.market === undefined) return undefined;
    const terms = priceTermsOf(this.#spec);
    const poolUsd = market && poolPriceUsd(market, terms);
    return {
      priceUsd: referenceUsd ?? poolUsd ?? this.#spec.market.startPriceUsd,
      poolPriceUsd: poolUsd,
      pool: market,
      ...terms,
      agentQuoteUnits: this.#wallets?.agentQuoteUnits ?? 0n,
      trades: this.#trades,
    };
  }
}
