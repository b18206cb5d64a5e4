import { BankrunEngine } from '#harness/chain/bankrun-engine.ts';
import { LitesvmEngine } from '#harness/chain/litesvm-engine.ts';
import { TransactionSender } from '#harness/chain/transaction-sender.ts';
import type { Deployment } from '#harness/genesis/deployment.ts';
import type { GenesisSite } from '#harness/genesis/genesis-site.ts';
import { createMint } from '#harness/genesis/program-setup.ts';
import { loadProgramArtifacts } from '#harness/program/artifacts.ts';
import type { Instruction } from '#harness/program/message.ts';
import { associatedTokenAddress, StakingAddresses } from '#harness/program/pda.ts';
import type { PoolParams } from '#harness/program/program-params.ts';
import { setMintAuthority } from '#harness/program/token-instructions.ts';
import { deriveWallet } from '#harness/wallet.ts';
import { genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import type { Engine } from '#tests/support/open-chain.ts';
import { Arena } from './arena.ts';
import type { Scene } from './call.ts';
import { Builders } from './world.ts';

const PLAN = genesisPlan([]);
const OPERATOR = deriveWallet(7, 'setup', 'operator');
const MINT = deriveWallet(7, 'setup', 'mint');
const QUOTE_MINT = deriveWallet(7, 'setup', 'quote-mint');
/** For mints that a test makes. */
export const SPARE_MINT = deriveWallet(7, 'setup', 'spare-mint');
export const SUPPLY = PLAN.token.supplyBaseUnits;
const REWARD_RATE_BPS = 500;
/** Of 8; the last is what `open_expiry_page` still may open. */
export const EXPIRY_PAGES_OPEN = 7;

export const POOL_PARAMS: PoolParams = {
  minStakeBaseUnits: 100n * TOKEN,
  maxStakeBaseUnits: 10_000_000n * TOKEN,
  minClaimBaseUnits: TOKEN,
  lockDays: PLAN.staking.lockDays,
  multiplierBps: PLAN.staking.multiplierBps,
  penaltyBps: 1_000,
  features: 0,
  boostActiveBps: 1_000,
  boostLongTermBps: 2_000,
  boostVotingBps: 1_500,
  longTermDays: 90,
  boostDays: 90,
  activeDays: 30,
  ticketDays: 14,
  minDebateFeeBaseUnits: TOKEN,
};

/** A chain that is being set up: two mints, and the program without a pool, or with one and nothing more. */
export class SetupWorld extends Builders {
  readonly arena: Arena;
  readonly at: StakingAddresses;
  readonly authority = OPERATOR.address;
  readonly mint = MINT.address;
  readonly quoteMint = QUOTE_MINT.address;

  private constructor(arena: Arena, at: StakingAddresses) {
    super(at);
    this.arena = arena;
    this.at = at;
  }

  /** Only mints and the operator. */
  static async openBare(engineName: Engine['name']): Promise<SetupWorld> {
    const { programId, elf, errorNames } = loadProgramArtifacts();
    const engine = engineName === 'litesvm' ? new LitesvmEngine() : new BankrunEngine();
    await engine.open([{ programId, elf }]);
    const arena = await Arena.open(engine, [OPERATOR, MINT, QUOTE_MINT, SPARE_MINT]);
    arena.setTime(0, 3_600);
    await engine.fund(OPERATOR.address, 100_000_000_000n);
    const site: GenesisSite = { engine, sender: new TransactionSender(engine), programId, errorNames };
    for (const mint of [MINT, QUOTE_MINT]) {
      const tokenAccount = associatedTokenAddress(OPERATOR.address, mint.address);
      const deployment = { operator: { wallet: OPERATOR, tokenAccount } } as unknown as Deployment;
      await createMint(site, PLAN, deployment, mint);
    }
    return new SetupWorld(arena, new StakingAddresses(programId));
  }

  /** Also the pool with all expiry pages but the last, and the mint in the hands of the emission account. */
  static async openPooled(engineName: Engine['name']): Promise<SetupWorld> {
    const world = await SetupWorld.openBare(engineName);
    await world.set(world.initializePool());
    for (let page = 0; page < EXPIRY_PAGES_OPEN; page += 1) {
      await world.set(world.staking.openExpiryPage(world.authority, page));
    }
    await world.set(setMintAuthority(world.mint, world.authority, world.at.emission));
    return world;
  }

  initializePool(changes: Partial<PoolParams> = {}, supply = SUPPLY, mint = this.mint): Instruction {
    const params = { ...POOL_PARAMS, ...changes };
    return this.staking.initializePool(this.authority, mint, supply, REWARD_RATE_BPS, params);
  }

  get scene(): Scene {
    const { at, arena, mint, quoteMint } = this;
    const tokenAccount = associatedTokenAddress(this.authority, mint);
    const otherMintAccount = associatedTokenAddress(this.authority, quoteMint);
    return {
      arena,
      wrong: {
        typed: [at.expiryPage(0), tokenAccount],
        vaults: [at.stakeVault, at.rewardVault, at.penaltyVault],
        tokenAccount,
        mint,
        otherMint: quoteMint,
        otherMintOf: () => otherMintAccount,
      },
    };
  }

  /** Sends what must be accepted. */
  async set(...instructions: readonly Instruction[]): Promise<void> {
    const result = await this.arena.send(instructions, 'system');
    if (result !== 'accepted') throw new Error(`the set-up is not built: ${result}`);
  }
}
