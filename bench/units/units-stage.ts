import { BankrunEngine } from '#harness/chain/bankrun-engine.ts';
import type { ChainEngine } from '#harness/chain/chain-engine.ts';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { ProgramChain } from '#harness/chain/program-chain.ts';
import { TransactionSender } from '#harness/chain/transaction-sender.ts';
import { loadProgramArtifacts, type ProgramArtifacts } from '#harness/program/artifacts.ts';
import { compileTransaction, type Instruction } from '#harness/program/message.ts';
import { deriveWallet, type Wallet } from '#harness/wallet.ts';
import type { FeatureFlags } from '#sim/core/features.ts';
import type { AgentAction, AgentIndex, OperatorAction, ProposalPayload } from '#sim/ports/actions.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { UnitsEngine, type UnitsOf } from './units-engine.ts';
import { clockOn, TOKEN, unitsPlan } from './units-plan.ts';

export type EngineName = ChainEngine['name'];

/** Which program is measured (the committed one), and how often a call is simulated to time it (never). */
export interface MeasureOptions {
  readonly artifacts?: ProgramArtifacts;
  readonly repetitions?: number;
}

/** What one instruction took in a named situation. */
export interface Measured extends UnitsOf {
  readonly situation: string;
}

/** One chain on one engine, and what was measured on it. */
export class UnitsStage {
  readonly measured: Measured[] = [];
  readonly chain: ProgramChain;
  readonly #engine: UnitsEngine;
  readonly #sender: TransactionSender;

  private constructor(engine: UnitsEngine, artifacts: ProgramArtifacts) {
    this.#engine = engine;
    this.chain = new ProgramChain(engine, artifacts);
    this.#sender = new TransactionSender(engine);
  }

  static async open(
    engineName: EngineName,
    agents: number,
    features: FeatureFlags,
    { artifacts = loadProgramArtifacts(), repetitions = 0 }: MeasureOptions = {},
  ): Promise<UnitsStage> {
    const engine = engineName === 'litesvm' ? new LitesvmEngine() : new BankrunEngine();
    const stage = new UnitsStage(new UnitsEngine(engine, repetitions), artifacts);
    await stage.chain.genesis(unitsPlan(agents, features));
    return stage;
  }

  /** Takes into the table the last of these instructions that was sent, genesis included. */
  note(instruction: string, situation: string): void {
    const last = this.#engine.taken.findLast((taken) => taken.instruction === instruction);
    if (last === undefined) throw new Error(`${instruction}, ${situation}: nothing was measured`);
    this.measured.push({ ...last, situation });
  }

  /** Agents' actions; all must be accepted. */
  async act(...actions: readonly AgentAction[]): Promise<readonly Outcome[]> {
    const outcomes = await this.chain.submit(actions);
    outcomes.forEach((outcome, i) => demand(actions[i]?.kind ?? '', outcome));
    return outcomes;
  }

  /** An agent's action that goes into the table. */
  async measure(situation: string, action: AgentAction): Promise<void> {
    await this.act(action);
    this.note(action.kind, situation);
  }

  async operate(action: OperatorAction): Promise<void> {
    demand(action.kind, await this.chain.operate(action));
  }

  /** The operator's action that goes into the table, under the name of the instruction that it sends. */
  async measureOperator(situation: string, action: OperatorAction, instruction: string = action.kind): Promise<void> {
    await this.operate(action);
    this.note(instruction, situation);
  }

  /** Sends what no action is for; the wallet pays. */
  async send(wallet: Wallet, instruction: Instruction): Promise<void> {
    const { error } = await this.#sender.send(compileTransaction(wallet.address, [instruction]), [wallet]);
    if (error !== undefined) throw new Error(`not accepted: ${JSON.stringify(error)}`);
  }

  async advanceTo(day: number): Promise<void> {
    await this.chain.advanceTo(clockOn(day));
  }

  async rollTo(day: number): Promise<void> {
    await this.advanceTo(day);
    await this.operate({ kind: 'roll' });
  }

  async stake(agent: AgentIndex, tokens: bigint, lockDays: number): Promise<void> {
    await this.act({ kind: 'stake', agent, amountBaseUnits: tokens * TOKEN, lockDays });
  }

  /** Drafts and activates; the proposal's id. */
  async propose(agent: AgentIndex, payload: ProposalPayload): Promise<number> {
    const [created] = await this.act({ kind: 'create_proposal', agent, payload });
    const proposalId = created?.proposalId;
    if (proposalId === undefined) throw new Error('a proposal without an id');
    await this.act({ kind: 'activate_proposal', agent, proposalId });
    return proposalId;
  }

  wallet(agent: AgentIndex): Wallet {
    const found = this.chain.deployment.agents[agent];
    if (found === undefined) throw new RangeError(`no agent ${agent}`);
    return found.wallet;
  }

  /** A wallet of nobody in the population, with lamports for fees. */
  async newWallet(name: string): Promise<Wallet> {
    const wallet = deriveWallet(42, 'units', name);
    await this.#engine.fund(wallet.address, 1_000_000_000n);
    return wallet;
  }

  async close(): Promise<void> {
    await this.chain.close();
  }
}

function demand(what: string, outcome: Outcome): void {
  if (!outcome.accepted) throw new Error(`${what} ended in ${outcome.errorName}`);
}
