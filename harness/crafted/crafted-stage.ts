import { SimError } from '#sim/core/errors/sim-error.ts';
import type { GenesisPlan, UserStakeState } from '#sim/ports/staking-chain.ts';
import { BankrunEngine } from '../chain/bankrun-engine.ts';
import type { ChainEngine, EngineResult } from '../chain/chain-engine.ts';
import { LitesvmEngine } from '../chain/litesvm-engine.ts';
import { ProgramChain } from '../chain/program-chain.ts';
import { TransactionSender } from '../chain/transaction-sender.ts';
import type { Deployment } from '../genesis/deployment.ts';
import { TRIAL_GENESIS_DAY, TRIAL_TOKEN, trialClock } from '../genesis/trial-plan.ts';
import { runGenesis } from '../genesis.ts';
import { decodePoolSchedule, decodeUserStake, type PoolSchedule } from '../program/accounts.ts';
import type { ProgramArtifacts } from '../program/artifacts.ts';
import { GovernanceInstructions } from '../program/governance-instructions.ts';
import { compileTransaction, type Instruction } from '../program/message.ts';
import { historyPageOf, MAX_DAYS_PER_ROLL, planRoll } from '../program/page-plan.ts';
import type { StakingAddresses } from '../program/pda.ts';
import { nameRefusal } from '../program/program-errors.ts';
import { RewardInstructions } from '../program/reward-instructions.ts';
import { RoleInstructions } from '../program/role-instructions.ts';
import { type StakerAccounts, StakingInstructions } from '../program/staking-instructions.ts';
import { transferLamports } from '../program/token-instructions.ts';
import { TreasuryInstructions } from '../program/treasury-instructions.ts';
import type { Wallet } from '../wallet.ts';
import { type AccountReadings, accountKey } from './account-readings.ts';
import { CRAFTED_PLAN, PROPOSER, THIEF, VICTIM } from './crafted-plan.ts';
import { ACCEPTED_RESULT } from './crafted-row.ts';
import type { CraftedTransaction } from './crafted-transaction.ts';
import { forkProgram } from './forked-program.ts';

/** Day of the attempts, counted from genesis: two weeks of rewards are owed, a proposal is a day old. */
export const ATTACK_DAY = 15;
/** What is proposed and voted on: the least stake of a parameter change, which stays as it is. */
const PARAMETER_ID = 0;
export const YES = 1;
/** Pays for whatever accounts the attempts need. */
const THIEFS_LAMPORTS = 10n * 1_000_000_000n;
export const NO_CONTENT = new Uint8Array(32);
/** The system program's answer to a transfer of more lamports than there are. */
const TOO_FEW_LAMPORTS = 1;
const MORE_LAMPORTS_THAN_THERE_ARE = 2n ** 63n;

/** What became of one transaction. */
export interface SentTransaction {
  readonly result: string;
  readonly computeUnits: number;
}

/** One who stakes, with the wallet that signs. */
export interface StageStaker extends StakerAccounts {
  readonly wallet: Wallet;
}

/** Which program to try, and where. */
export interface CraftedStageOptions {
  readonly engine: ChainEngine['name'];
  readonly artifacts: ProgramArtifacts;
}

/**
 * A small living economy: a victim with stake, rewards and a grant, a proposer whose proposal is being voted on, and a
 * thief who stakes like everybody else. A copy of the program is deployed at an address of the thief's.
 */
export class CraftedStage {
  readonly at: StakingAddresses;
  readonly staking: StakingInstructions;
  readonly rewards: RewardInstructions;
  readonly ballots: GovernanceInstructions;
  readonly roles: RoleInstructions;
  readonly money: TreasuryInstructions;
  readonly mint: Uint8Array;
  readonly quoteMint: Uint8Array;
  /** Where the thief has deployed the copy. */
  readonly forkProgramId: Uint8Array;
  readonly probeSheet: Uint8Array;
  readonly victim: StageStaker;
  readonly proposer: StageStaker;
  readonly thief: StageStaker;
  readonly operator: StageStaker;
  readonly guardian: Wallet;
  readonly attestor: Wallet;
  /** The victim's grant. */
  readonly vesting: Uint8Array;
  readonly proposal: Uint8Array;
  readonly #chain: ProgramChain;
  readonly #engine: ChainEngine;
  readonly #sender: TransactionSender;
  readonly #artifacts: ProgramArtifacts;
  readonly #relay: Uint8Array;
  readonly #tokenAccounts: readonly Uint8Array[];
  #nextHistoryPage = historyPageOf(TRIAL_GENESIS_DAY);

  private constructor(chain: ProgramChain, engine: ChainEngine, artifacts: ProgramArtifacts, fork: Uint8Array) {
    const { deployment } = chain;
    const { addresses: at, agents, operator, reserves, mint, quoteMint } = deployment;
    this.#chain = chain;
    this.#engine = engine;
    this.#sender = new TransactionSender(engine, { signatures: 'all' });
    this.#artifacts = artifacts;
    this.#relay = deployment.relay.address;
    this.at = at;
    this.staking = new StakingInstructions(at);
    this.rewards = new RewardInstructions(at);
    this.ballots = new GovernanceInstructions(at);
    this.roles = new RoleInstructions(at);
    this.money = new TreasuryInstructions(at);
    this.mint = mint;
    this.quoteMint = quoteMint;
    this.forkProgramId = fork;
    this.probeSheet = deployment.probeSheet;
    const staker = (wallet: Wallet | undefined, tokenAccount: Uint8Array | undefined): StageStaker => {
      if (wallet === undefined || tokenAccount === undefined) throw new RangeError('the plan has fewer wallets');
      return { wallet, owner: wallet.address, tokenAccount, userStake: at.userStake(wallet.address) };
    };
    const agent = (index: number): StageStaker => staker(agents[index]?.wallet, agents[index]?.tokenAccount);
    this.victim = agent(VICTIM);
    this.proposer = agent(PROPOSER);
    this.thief = agent(THIEF);
    this.operator = staker(operator.wallet, operator.tokenAccount);
    this.guardian = deployment.guardian;
    this.attestor = deployment.attestor;
    this.vesting = at.vesting(this.victim.owner, 0);
    this.proposal = at.proposal(0);
    const { stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault } = at;
    const vaults = [stakeVault, rewardVault, penaltyVault, treasuryVault, bondVault, vestingVault, quoteVault];
    this.#tokenAccounts = [...vaults, ...[...agents, ...reserves, operator].map(({ tokenAccount }) => tokenAccount)];
  }

  /** A stage on the morning of the attempts. Throws `CHAIN__FAILED`. */
  static async open({ engine: name, artifacts }: CraftedStageOptions): Promise<CraftedStage> {
    const fork = forkProgram(artifacts);
    const engine = name === 'litesvm' ? new LitesvmEngine() : new BankrunEngine();
    const chain = new ProgramChain(engine, artifacts, { furtherPrograms: [fork] });
    await chain.genesis(CRAFTED_PLAN);
    const stage = new CraftedStage(chain, engine, artifacts, fork.programId);
    await stage.#liveOn();
    return stage;
  }

  /** Stakes, two funded weeks, a proposal with one vote; the thief's second entry is locked for 90 days. */
  async #liveOn(): Promise<void> {
    const { staking, ballots, victim, proposer, thief, operator } = this;
    const tokens = (amount: bigint): bigint => amount * TRIAL_TOKEN;
    await this.#engine.fund(thief.owner, THIEFS_LAMPORTS);
    for (const [staker, amount, lockDays] of [
      [victim, 20_000n, 0],
      [proposer, 50_000n, 30],
      [thief, 15_000n, 0],
    ] as const) {
      const stake = staking.stake(staker, tokens(amount), lockDays);
      await this.demand([staker.wallet], staking.openStakeAccount(staker), stake);
    }
    await this.demand([thief.wallet], staking.stake(thief, tokens(1_000n), 90));
    await this.demand([operator.wallet], staking.fundRewards(operator.owner, operator.tokenAccount, tokens(70_000n)));
    await this.rollTo(ATTACK_DAY - 1);
    const payload = { kind: 'parameter', id: PARAMETER_ID, value: TRIAL_TOKEN } as const;
    await this.demand(
      [proposer.wallet],
      ballots.createProposal(proposer, 0, payload, NO_CONTENT),
      ballots.activateProposal(proposer, this.proposal),
    );
    await this.demand([proposer.wallet], ballots.castVote(proposer, this.proposal, YES));
    await this.rollTo(ATTACK_DAY);
  }

  get allExpiryPages(): readonly Uint8Array[] {
    return [0, 1, 2, 3, 4, 5, 6, 7].map((page) => this.at.expiryPage(page));
  }

  /** The history page of a day counted from genesis. */
  historyPage(day: number): Uint8Array {
    return this.at.historyPage(historyPageOf(TRIAL_GENESIS_DAY + day));
  }

  /** Everything of an entry out at once; fits before and after its lock's end. */
  leaveCall(staker: StakerAccounts, amountBaseUnits: bigint, entry = 0, force = true): Instruction {
    const pages = entry === 0 ? [] : this.allExpiryPages;
    return this.staking.unstake(staker, amountBaseUnits, force, entry, pages, []);
  }

  /** Sends a transaction; every signature is checked. Throws `CHAIN__FAILED`. */
  async send({ signers, instructions }: CraftedTransaction): Promise<SentTransaction> {
    const { error, computeUnits } = await this.#transmit(signers, instructions);
    return { result: this.#nameOf(error), computeUnits };
  }

  /**
   * What a transaction would get, with nothing left of it: a last instruction that is always refused undoes the others
   * if they are accepted.
   */
  async rehearse({ signers, instructions }: CraftedTransaction): Promise<string> {
    const refused = transferLamports(signers[0].address, this.#relay, MORE_LAMPORTS_THAN_THERE_ARE);
    const { error } = await this.#transmit(signers, [...instructions, refused]);
    const isUndone =
      error?.kind === 'program' && error.index === instructions.length && error.code === TOO_FEW_LAMPORTS;
    return isUndone ? ACCEPTED_RESULT : this.#nameOf(error);
  }

  /** Sends what must be accepted. Throws `CHAIN__FAILED` with the refusal's name. */
  async demand(signers: readonly [Wallet, ...Wallet[]], ...instructions: readonly Instruction[]): Promise<void> {
    const { result } = await this.send({ signers, instructions });
    if (result === ACCEPTED_RESULT) return;
    throw new SimError('CHAIN__FAILED', { engine: this.#engine.name, step: 'crafted stage', reason: result });
  }

  /** Brings the thief's copy of the program to life. Throws `CHAIN__FAILED`. */
  async deployFork(plan: GenesisPlan): Promise<Deployment> {
    const { errorNames } = this.#artifacts;
    const [engine, sender] = [this.#engine, this.#sender];
    return runGenesis({ engine, sender, programId: this.forkProgramId, errorNames }, plan);
  }

  /** Moves the clock to midnight of a day; nothing is rolled. */
  async advanceTo(day: number): Promise<void> {
    await this.#chain.advanceTo(trialClock(day));
  }

  /** Opens the history pages of all days up to this one. */
  async openHistory(day: number): Promise<void> {
    const { owner, wallet } = this.operator;
    for (const last = historyPageOf(TRIAL_GENESIS_DAY + day); this.#nextHistoryPage <= last; ) {
      await this.demand([wallet], this.staking.openHistoryPage(owner, this.#nextHistoryPage));
      this.#nextHistoryPage += 1;
    }
  }

  /** The calls that close all days before this one, each with the pages that it needs. */
  async rollCalls(day: number): Promise<readonly Instruction[]> {
    const today = TRIAL_GENESIS_DAY + day;
    const calls: Instruction[] = [];
    const schedule: PoolSchedule = decodePoolSchedule(await this.data(this.at.pool));
    for (let { lastDay } = schedule; lastDay < today; lastDay += MAX_DAYS_PER_ROLL) {
      // Locks that begin are scheduled by the first roll.
      const left = calls.length === 0 ? schedule : { ...schedule, lastDay, pendingEndDays: [], pendingRaiseDays: [] };
      const { historyPages, expiryPages } = planRoll(left, today);
      const history = historyPages.map((page) => this.at.historyPage(page));
      calls.push(this.staking.roll([...history, ...expiryPages.map((page) => this.at.expiryPage(page))]));
    }
    return calls;
  }

  /** Moves to a day and closes the days before it. */
  async rollTo(day: number): Promise<void> {
    await this.advanceTo(day);
    await this.openHistory(day);
    for (const call of await this.rollCalls(day)) await this.demand([this.operator.wallet], call);
  }

  async user(staker: StakerAccounts): Promise<UserStakeState> {
    return decodeUserStake(await this.data(staker.userStake));
  }

  /** A copy of an account's bytes. Throws `RangeError` when it does not exist. */
  async data(address: Uint8Array): Promise<Uint8Array> {
    const [data] = await this.#engine.accounts([address]);
    if (data === undefined) throw new RangeError('the account does not exist');
    return Uint8Array.from(data);
  }

  /** Keys of the economy's token accounts: vaults and wallets. */
  tokenAccountKeys(): ReadonlySet<string> {
    return new Set(this.#tokenAccounts.map(accountKey));
  }

  /** Reads every account of the economy, and every account that the transactions name. */
  async read(transactions: readonly CraftedTransaction[]): Promise<AccountReadings> {
    const { at, mint, quoteMint } = this;
    const state = [at.pool, at.governance, at.treasury, at.emission, this.vesting, this.proposal, mint, quoteMint];
    const stakes = [this.victim, this.proposer, this.thief].map(({ userStake }) => userStake);
    const history = [0, ATTACK_DAY].map((day) => this.historyPage(day));
    const named = transactions.flatMap(({ instructions }) =>
      instructions.flatMap(({ accounts }) => accounts.map(({ address }) => address)),
    );
    const byKey = new Map<string, Uint8Array>();
    for (const address of [...state, ...stakes, ...history, ...this.allExpiryPages, ...this.#tokenAccounts, ...named]) {
      byKey.set(accountKey(address), address);
    }
    const data = await this.#engine.accounts([...byKey.values()]);
    const readings = new Map<string, Uint8Array | undefined>();
    for (const [index, key] of [...byKey.keys()].entries()) {
      const bytes = data[index];
      readings.set(key, bytes === undefined ? undefined : Uint8Array.from(bytes));
    }
    return readings;
  }

  async close(): Promise<void> {
    await this.#chain.close();
  }

  async #transmit(
    signers: readonly [Wallet, ...Wallet[]],
    instructions: readonly Instruction[],
  ): Promise<EngineResult> {
    return this.#sender.send(compileTransaction(signers[0].address, instructions), signers);
  }

  /** Small numbers are the token program's: no attempt is an instruction of the system program's. */
  #nameOf(error: EngineResult['error']): string {
    if (error === undefined) return ACCEPTED_RESULT;
    const spaces = error.kind === 'transaction' ? [] : Array.from({ length: error.index + 1 }, () => 'token' as const);
    return nameRefusal(error, spaces, this.#artifacts.errorNames).errorName;
  }
}
