import type { AgentAction, AgentIndex, OperatorAction, ProposalPayload } from '../ports/actions.ts';
import type { EconomyModel } from './economy/economy-model.ts';
import type { ReadingList, TicketPlace } from './observation.ts';

/** An agent's actions, so far all refused. */
const ACTED = 1;
/** An accepted action concerns the agent's accounts. */
const CHANGED = 2;

/** Actions after which the market is read, accepted or not. */
const MARKET_ACTIONS: ReadonlySet<(AgentAction | OperatorAction)['kind']> = new Set([
  'swap',
  'add_liquidity',
  'remove_liquidity',
  'desk_swap',
  'fund_wallet',
]);

/** Which accounts the actions of a tick concern. */
export class TouchedAccounts {
  readonly #model: EconomyModel;
  /** Agents that acted, or whose accounts an accepted action may have changed, once each. */
  #agents: AgentIndex[] = [];
  /** What the tick did to each agent: `ACTED`, `CHANGED` or nothing. */
  readonly #marks: Uint8Array;
  readonly #proposals = new Set<number>();
  readonly #grants = new Set<number>();
  #tickets: TicketPlace[] = [];
  #governance = false;
  #treasury = false;
  #emission = false;
  /** What the tick did to the market: `ACTED`, `CHANGED` or nothing. */
  #market = 0;

  constructor(model: EconomyModel) {
    this.#model = model;
    this.#marks = new Uint8Array(model.staking.users.length);
  }

  /** Call after the model has taken the action. `isAccepted`: by the chain. */
  note(action: AgentAction | OperatorAction, isAccepted: boolean): void {
    if ('agent' in action) {
      this.#mark(action.agent, ACTED);
    }
    if ('proposalId' in action) {
      this.#noteProposal(action.proposalId);
    }
    if (this.#model.market !== undefined && MARKET_ACTIONS.has(action.kind)) {
      this.#market = Math.max(this.#market, isAccepted ? CHANGED : ACTED);
    }
    if (isAccepted) {
      this.#noteAccepted(action);
    }
  }

  /** An action changed an agent's accounts, be it that it was refused in the end. */
  change(agent: AgentIndex): void {
    this.#mark(agent, CHANGED);
  }

  /** The agent's actions were all refused, and no other action concerned its accounts. */
  wasOnlyRefused(agent: AgentIndex): boolean {
    return this.#marks[agent] === ACTED;
  }

  /** Nothing was accepted that could change the market, pool, desk or the quote asset's supply. */
  get isMarketUnchanged(): boolean {
    return this.#market !== CHANGED;
  }

  /** What to read after the tick: what it touched or, in a full scan, everything that can still change. */
  readingList(isFullScan: boolean): ReadingList {
    return isFullScan ? this.#wholeBook() : this.#touchedBook();
  }

  clear(): void {
    for (const agent of this.#agents) {
      this.#marks[agent] = 0;
    }
    this.#agents = [];
    this.#proposals.clear();
    this.#grants.clear();
    this.#tickets = [];
    this.#governance = false;
    this.#treasury = false;
    this.#emission = false;
    this.#market = 0;
  }

  #mark(agent: AgentIndex, mark: number): void {
    const known = this.#marks[agent] as number;
    if (known === 0) {
      this.#agents.push(agent);
    }
    if (known < mark) {
      this.#marks[agent] = mark;
    }
  }

  #noteProposal(id: number): void {
    if (id < this.#model.proposals.length) {
      this.#proposals.add(id);
    }
  }

  #noteAccepted(action: AgentAction | OperatorAction): void {
    switch (action.kind) {
      case 'create_proposal':
        this.#noteProposal(this.#model.proposals.length - 1);
        this.#governance = true;
        break;
      case 'cancel_proposal':
      case 'finalize_proposal':
      case 'expire_proposal':
      case 'veto_proposal':
        this.#governance = true;
        break;
      case 'execute_proposal':
        this.#noteExecution(this.#model.proposals[action.proposalId]?.payload);
        break;
      case 'return_bond': {
        const proposer = this.#model.proposals[action.proposalId]?.proposer;
        if (proposer !== undefined) this.change(proposer);
        break;
      }
      case 'unstake': {
        const newest = (this.#model.staking.users[action.agent]?.ticketCount ?? 0) - 1;
        if (this.#model.tickets.get(action.agent)?.has(newest) === true) {
          this.#tickets.push({ agent: action.agent, index: newest });
        }
        break;
      }
      case 'release_ticket':
        this.#tickets.push({ agent: action.agent, index: action.index });
        break;
      case 'release_vested': {
        const beneficiary = this.#model.grants[action.grant]?.beneficiary;
        this.#grants.add(action.grant);
        if (beneficiary !== undefined) this.change(beneficiary);
        break;
      }
      case 'buy_back':
        this.#treasury = true;
        break;
      case 'transfer':
        this.change(action.recipient);
        break;
      case 'mint_inflation':
        this.#emission = true;
        break;
      default:
    }
    if ('agent' in action) {
      this.change(action.agent);
    }
  }

  #noteExecution(payload: ProposalPayload | undefined): void {
    this.#governance = true;
    this.#treasury ||= payload?.kind === 'spend' || payload?.kind === 'parameter';
    this.#emission ||= payload?.kind === 'parameter';
    if (payload?.kind === 'spend' && payload.purpose === 'payment' && payload.recipient !== undefined) {
      this.change(payload.recipient);
    }
  }

  #touchedBook(): ReadingList {
    const byNumber = (a: number, b: number) => a - b;
    return {
      agents: [...this.#agents].sort(byNumber),
      proposals: [...this.#proposals].sort(byNumber),
      grants: [...this.#grants].sort(byNumber),
      tickets: this.#tickets,
      governance: this.#governance,
      treasury: this.#treasury,
      emission: this.#emission,
      market: this.#market !== 0,
    };
  }

  #wholeBook(): ReadingList {
    const { staking, proposals, grants, tickets } = this.#model;
    const open = [...tickets].flatMap(([agent, own]) => [...own.keys()].map((index) => ({ agent, index })));
    return {
      agents: [...staking.users.keys()],
      proposals: [...proposals.keys()],
      grants: [...grants.keys()],
      tickets: [
        ...new Map([...open, ...this.#tickets].map((place) => [`${place.agent} ${place.index}`, place])).values(),
      ],
      governance: true,
      treasury: true,
      emission: true,
      market: this.#model.market !== undefined,
    };
  }
}
