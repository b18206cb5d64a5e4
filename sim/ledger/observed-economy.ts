import type { EmissionState, GovernanceState, TreasuryState, VestingState } from '../ports/governance-states.ts';
import type { MarketState } from '../ports/market-state.ts';
import type { EconomyModel } from './economy/economy-model.ts';
import type { Seen } from './invariant.ts';
import type { Observation } from './observation.ts';
import { ProposalBook } from './observed-proposals.ts';

const HASH_BYTES = 32;

/** Accounts of governance, treasury, emission, tickets and the market as they were last read. */
export class ObservedEconomy {
  readonly proposals = new ProposalBook();
  governance: Seen<GovernanceState>;
  treasury: Seen<TreasuryState>;
  emission: Seen<EmissionState>;
  /** Never read without a market. */
  market: Seen<MarketState>;
  /** What open unstake tickets still owe. */
  ticketSum = 0n;
  readonly #tickets = new Map<string, bigint>();

  /** As the model has them at genesis. */
  constructor(model: EconomyModel) {
    this.governance = first({ ...model.governanceState(), upgradeHash: new Uint8Array(HASH_BYTES) });
    this.treasury = first(model.treasuryState());
    this.emission = first(model.emissionState());
    this.market = first(model.marketState());
  }

  /** Takes in what was read after a tick. */
  read(observed: Observation): void {
    this.governance = next(this.governance, observed.governance);
    this.treasury = next(this.treasury, observed.treasury);
    this.emission = next(this.emission, observed.emission);
    this.market = next(this.market, observed.market);
    this.proposals.read((observed.proposals ?? []).flatMap(({ state }) => state ?? []));
    for (const { agent, index, state } of observed.tickets ?? []) {
      this.#countTicket(`${agent} ${index}`, state);
    }
  }

  #countTicket(key: string, state: VestingState | undefined): void {
    const owes = state === undefined ? 0n : state.totalBaseUnits - state.releasedBaseUnits;
    this.ticketSum += owes - (this.#tickets.get(key) ?? 0n);
    if (state === undefined) {
      this.#tickets.delete(key);
    } else {
      this.#tickets.set(key, owes);
    }
  }
}

function first<State>(state: State | undefined): Seen<State> {
  return { before: state, now: state, isFresh: false };
}

function next<State>({ now }: Seen<State>, read: State | undefined): Seen<State> {
  return { before: now, now: read ?? now, isFresh: read !== undefined };
}
