import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { TransactionSender } from '#harness/chain/transaction-sender.ts';
import { TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { loadProgramArtifacts } from '#harness/program/artifacts.ts';
import { GovernanceInstructions } from '#harness/program/governance-instructions.ts';
import { compileTransaction, type Instruction } from '#harness/program/message.ts';
import { associatedTokenAddress, StakingAddresses } from '#harness/program/pda.ts';
import { nameRefusal } from '#harness/program/program-errors.ts';
import type { GovernanceParams, PoolParams } from '#harness/program/program-params.ts';
import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import {
  createAccount,
  createTokenAccount,
  initializeMint,
  MINT_BYTES,
  mintTokens,
  rentExemptLamports,
} from '#harness/program/token-instructions.ts';
import { deriveWallet, type Wallet } from '#harness/wallet.ts';

/** Parameters that fit a supply of 1,000,000 base units. */
export const SMALL_POOL: PoolParams = {
  minStakeBaseUnits: 100n,
  maxStakeBaseUnits: 10_000n,
  minClaimBaseUnits: 1n,
  lockDays: [0, 7, 30, 90, 180],
  multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
  penaltyBps: 1_000,
  features: 0,
  boostActiveBps: 1_000,
  boostLongTermBps: 2_000,
  boostVotingBps: 1_500,
  longTermDays: 90,
  boostDays: 90,
  activeDays: 30,
  ticketDays: 14,
  minDebateFeeBaseUnits: 1n,
};

export const SMALL_GOVERNANCE: Omit<GovernanceParams, 'guardian' | 'attestor'> = {
  minProposalStakeBaseUnits: 1_000n,
  minVoteStakeBaseUnits: 100n,
  bondBaseUnits: 100n,
  quorumBps: [1_000, 1_000, 1_000, 1_000],
  approvalBps: [6_600, 6_600, 6_600, 6_600],
  votingDays: 7,
  timelockDays: 3,
  graceDays: 14,
  seasoningDays: 1,
  lateHours: 24,
  powerCapBps: 500,
  cooldownDays: 30,
  vetoDays: 365,
  quadraticMode: 1,
  quadraticAttested: true,
  spendingCapBps: 1_000,
  reserveFloorBaseUnits: 0n,
  buybackWeeklyCapBaseUnits: 1_000n,
  buybackMaxPriceQuoteUnits: 1n,
};

/** A deployed program without a pool, and a mint whose supply the operator holds. */
export class BareStage {
  readonly engine = new LitesvmEngine();
  readonly #artifacts = loadProgramArtifacts();
  readonly at = new StakingAddresses(this.#artifacts.programId);
  readonly calls = new StakingInstructions(this.at);
  readonly ballots = new GovernanceInstructions(this.at);
  readonly operator = deriveWallet(9, 'operator', 'wallet');
  readonly guardian = deriveWallet(9, 'operator', 'guardian');
  readonly mint = deriveWallet(9, 'operator', 'mint');
  readonly tokenAccount = associatedTokenAddress(this.operator.address, this.mint.address);
  readonly #sender = new TransactionSender(this.engine);

  async open(supplyBaseUnits: bigint, decimals = 0, canFreeze = false): Promise<this> {
    const { programId, elf } = this.#artifacts;
    this.engine.open([{ programId, elf }]);
    this.setTime(86_400n * 20_454n);
    this.engine.fund(this.operator.address, 10_000_000_000n);
    const { address } = this.operator;
    const plain = initializeMint(this.mint.address, decimals, address);
    const initialize = canFreeze ? { ...plain, data: freezable(plain.data, address) } : plain;
    const made = await this.send(
      [
        createAccount(address, this.mint.address, rentExemptLamports(MINT_BYTES), MINT_BYTES, TOKEN_PROGRAM),
        initialize,
        createTokenAccount(address, this.tokenAccount, address, this.mint.address),
        ...(supplyBaseUnits > 0n ? [mintTokens(this.mint.address, this.tokenAccount, address, supplyBaseUnits)] : []),
      ],
      [this.operator, this.mint],
    );
    if (made !== 'accepted') throw new Error(`no mint: ${made}`);
    return this;
  }

  setTime(unixSeconds: bigint): void {
    this.engine.setClock({ slot: 1n, epoch: 0n, epochStartUnixSeconds: 0n, leaderScheduleEpoch: 1n, unixSeconds });
  }

  /** A further mint of the token program, without supply. */
  async makeMint(wallet: Wallet, decimals = 0): Promise<string> {
    const { address } = this.operator;
    const make = [
      createAccount(address, wallet.address, rentExemptLamports(MINT_BYTES), MINT_BYTES, TOKEN_PROGRAM),
      initializeMint(wallet.address, decimals, address),
    ];
    return this.send(make, [this.operator, wallet]);
  }

  initializeCall(supplyBaseUnits: bigint, rewardRateBps = 500, changes: Partial<PoolParams> = {}): Instruction {
    const params = { ...SMALL_POOL, ...changes };
    const { address } = this.operator;
    return this.calls.initializePool(address, this.mint.address, supplyBaseUnits, rewardRateBps, params);
  }

  async initialize(supplyBaseUnits: bigint, rewardRateBps = 500, changes: Partial<PoolParams> = {}): Promise<string> {
    return this.send([this.initializeCall(supplyBaseUnits, rewardRateBps, changes)]);
  }

  governanceCall(quoteMint: Uint8Array, changes: Partial<GovernanceParams> = {}): Instruction {
    const roles = { guardian: this.guardian.address, attestor: this.operator.address };
    const params = { ...SMALL_GOVERNANCE, ...roles, ...changes };
    return this.ballots.initializeGovernance(this.operator.address, this.mint.address, quoteMint, params);
  }

  async send(instructions: readonly Instruction[], signers: readonly Wallet[] = [this.operator]): Promise<string> {
    const { error } = await this.#sender.send(compileTransaction(this.operator.address, instructions), signers);
    if (error === undefined) return 'accepted';
    return nameRefusal(error, [], this.#artifacts.errorNames).errorName;
  }
}

/** `InitializeMint2` with the freeze authority that the plain one leaves out. */
function freezable(data: Uint8Array, authority: Uint8Array): Uint8Array {
  return Uint8Array.from([...data.subarray(0, 34), 1, ...authority]);
}
