import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import type { ProgramChain, ProgramChainOptions } from '#harness/chain/program-chain.ts';
import { decodeStakeSchedule, EXPIRY_PAGE_COUNT } from '#harness/program/accounts.ts';
import { MARKET_PROGRAM, TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { historyPageOf } from '#harness/program/page-plan.ts';
import { associatedTokenAddress } from '#harness/program/pda.ts';
import type { GenesisPlan, Outcome, StakingChain } from '#sim/ports/staking-chain.ts';
import { AccountStore, type Snapshot } from '#tests/attacks/matrix/account-store.ts';
import type { ScriptStep } from './batch-scripts.ts';
import { type Engine, type OpenChain, openChain, outcomeName } from './open-chain.ts';

/** Of each agent, the latest. */
const TICKETS_WATCHED = 8;

/** What one step of a script came to; all of it is compared. */
export interface StepResult {
  /** Whole outcomes, or the agents as read. */
  readonly values: unknown;
  readonly computeUnits: number;
  /** After a `read`: every account of the program, token accounts, and the agents' lamports. */
  readonly accounts?: Snapshot;
}

export interface PlayedScript {
  readonly results: readonly StepResult[];
  /** Of what was done in lists, by kind and name: `accepted` or the refusal. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Fees of all agents' transactions, those that were refused as a whole included. */
  readonly feesLamports: bigint;
  readonly unitsByKind: StakingChain['unitsByKind'];
}

/** Plays a script on a chain of its own. */
export async function playScript(
  engineName: Engine['name'],
  plan: GenesisPlan,
  script: readonly ScriptStep[],
  options: ProgramChainOptions,
): Promise<PlayedScript> {
  const opened = await openChain(engineName, plan, options);
  const { chain } = opened;
  try {
    const store = new AccountStore(opened.engine);
    const watch = new Watch(opened, store);
    const relay = chain.deployment.relay.address;
    const purse = await store.lamports(relay);
    const outcomes = new Map<string, number>();
    const results: StepResult[] = [];
    for (const step of script) {
      const values = await run(chain, step);
      if (step.kind === 'submit' || step.kind === 'compound') {
        for (const [i, outcome] of (values as readonly Outcome[]).entries()) {
          const kind = step.kind === 'compound' ? 'compound_rewards' : step.actions[i]?.kind;
          const name = `${kind} ${outcomeName(outcome)}`;
          outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
        }
      }
      const seen = { values, computeUnits: chain.computeUnits };
      results.push(step.kind === 'read' ? { ...seen, accounts: await store.snapshot(await watch.addresses()) } : seen);
    }
    const feesLamports = purse - (await store.lamports(relay));
    return { results, outcomes, feesLamports, unitsByKind: chain.unitsByKind };
  } finally {
    await chain.close();
  }
}

/** The first step, with what it did, at which two plays of a script differ; undefined when they are the same. */
export function firstDifference(script: readonly ScriptStep[], expected: PlayedScript, found: PlayedScript): unknown {
  for (const [position, step] of script.entries()) {
    const [one, other] = [expected.results[position], found.results[position]];
    const [before, after] = [text(one?.values), text(other?.values)];
    const addresses = new Set([...(one?.accounts?.keys() ?? []), ...(other?.accounts?.keys() ?? [])]);
    const accounts = [...addresses].filter((address) => one?.accounts?.get(address) !== other?.accounts?.get(address));
    if (before === after && one?.computeUnits === other?.computeUnits && accounts.length === 0) continue;
    const units = [one?.computeUnits, other?.computeUnits];
    return { position, step: text(step), expected: before, found: after, units, accounts };
  }
  return undefined;
}

async function run(chain: ProgramChain, step: ScriptStep): Promise<unknown> {
  switch (step.kind) {
    case 'clock':
      return chain.advanceTo(step.clock);
    case 'operate':
      return chain.operate(step.action);
    case 'submit':
      return chain.submit(step.actions);
    case 'compound':
      return chain.compound(step.agents);
    case 'read':
      return chain.readAgents(step.agents);
  }
}

/** Addresses of everything there is but the relay's purse. Reads past the chain, which would remember. */
class Watch {
  readonly #opened: OpenChain;
  readonly #store: AccountStore;
  /** What is there at most once, whatever happens. */
  readonly #fixed: readonly Uint8Array[];

  constructor(opened: OpenChain, store: AccountStore) {
    this.#opened = opened;
    this.#store = store;
    const { addresses, agents, grants, reserves, operator, mint, quoteMint, market } = opened.chain.deployment;
    this.#fixed = [
      ...Object.values(addresses).filter((value): value is Uint8Array => value instanceof Uint8Array),
      ...Array.from({ length: EXPIRY_PAGE_COUNT }, (_, page) => addresses.expiryPage(page)),
      ...agents.flatMap(({ wallet, tokenAccount, staker }) => [wallet.address, tokenAccount, staker.userStake]),
      ...agents.flatMap(({ wallet: { address } }) => [
        addresses.attestation(address),
        associatedTokenAddress(address, quoteMint),
      ]),
      ...[...reserves, operator].map(({ tokenAccount }) => tokenAccount),
      ...grants.map(({ vesting }) => vesting),
      mint,
      ...(market === undefined
        ? []
        : [...Object.values(market.addresses), market.desk.tokenAccount, market.desk.quoteAccount]),
    ];
  }

  async addresses(): Promise<readonly Uint8Array[]> {
    const { chain, engine } = this.#opened;
    const { addresses, agents } = chain.deployment;
    const { genesisDay, lastDay } = await chain.readPool();
    const { proposalCount } = await chain.readGovernance();
    const firstPage = historyPageOf(genesisDay);
    const found = [
      ...this.#fixed,
      ...Array.from({ length: historyPageOf(lastDay) - firstPage + 1 }, (_, i) => addresses.historyPage(firstPage + i)),
      ...Array.from({ length: proposalCount }, (_, id) => addresses.proposal(id)),
    ];
    for (const { staker } of agents) {
      const stake = await this.#store.find(staker.userStake);
      if (stake === undefined) continue;
      const { ticketCount } = decodeStakeSchedule(stake.data);
      for (let back = 1; back <= TICKETS_WATCHED; back += 1) {
        found.push(addresses.ticket(staker.owner, ticketCount - back));
      }
    }
    // Only one engine can list accounts; the other's are then known from the results of the first.
    if (engine instanceof LitesvmEngine) {
      for (const program of [addresses.programId, TOKEN_PROGRAM, MARKET_PROGRAM])
        found.push(...this.#store.listOwned(program));
    }
    return found;
  }
}

/** With amounts in digits and bytes in hex. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return String(inner);
    return inner instanceof Uint8Array ? Buffer.from(inner).toString('hex') : inner;
  });
}
