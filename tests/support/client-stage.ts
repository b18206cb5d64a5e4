import { createMintToInstruction } from '@solana/spl-token';
import { Keypair, type PublicKey, SystemProgram, Transaction } from '@solana/web3.js';
import {
  type EconomyTerms,
  GovernanceManager,
  initializeEconomy,
  initializeEmission,
  PLAN_ECONOMY,
  PLAN_TOKEN,
  ProgramAddresses,
  RewardsDistributor,
  StakingManager,
  stakingProgram,
  TokenManager,
} from '#client/index.ts';
import type { AnchorSession } from './anchor-session.ts';

/** One ACT in base units. */
export const ACT = 1_000_000_000n;
/** The first second of the pool's first day. */
export const GENESIS_UNIX_SECONDS = BigInt(Date.UTC(2026, 0, 1)) / 1_000n;
const DAY_SECONDS = 86_400n;
const HOLDINGS = 100_000n * ACT;

/** A key pair that is the same in every run. */
export function keyOf(byte: number): Keypair {
  return Keypair.fromSeed(new Uint8Array(32).fill(byte));
}

/** The plan's economy over one provider, with three wallets of 100,000 ACT, driven by the clients alone. */
export class ClientStage {
  readonly session: AnchorSession;
  readonly staking: StakingManager;
  readonly rewards: RewardsDistributor;
  readonly governance: GovernanceManager;
  readonly addresses: ProgramAddresses;
  readonly guardian = keyOf(10);
  readonly attestor = keyOf(11);
  readonly ann = keyOf(3);
  readonly bob = keyOf(4);
  readonly cat = keyOf(5);
  readonly team = keyOf(6).publicKey;
  readonly partner = keyOf(7).publicKey;
  readonly exchange = keyOf(8).publicKey;
  #token: TokenManager | undefined;

  constructor(session: AnchorSession) {
    this.session = session;
    this.staking = new StakingManager(session.provider);
    this.rewards = new RewardsDistributor(session.provider);
    this.governance = new GovernanceManager(session.provider);
    this.addresses = new ProgramAddresses(stakingProgram(session.provider).programId);
  }

  get token(): TokenManager {
    if (this.#token === undefined) throw new Error('open the stage first');
    return this.#token;
  }

  /** The quote asset in a wallet. */
  async dollarsOf({ publicKey }: Keypair): Promise<bigint> {
    return new TokenManager(this.session.provider, keyOf(12).publicKey).getBalance(publicKey);
  }

  get payer(): PublicKey {
    return this.session.payer.publicKey;
  }

  /** Creates token and economy, distributes the supply, and fills the wallets from the community's part. */
  async open(terms: EconomyTerms = PLAN_ECONOMY): Promise<void> {
    const { provider } = this.session;
    this.setDay(0);
    this.#token = await TokenManager.createToken(provider, { ...PLAN_TOKEN, mint: keyOf(2) });
    const dollars = keyOf(12);
    const quote = await TokenManager.createToken(provider, { decimals: 6, supplyBaseUnits: 0n, mint: dollars });
    const { supplyBaseUnits } = PLAN_TOKEN;
    await initializeEconomy(
      provider,
      {
        mint: this.token.mint,
        quoteMint: quote.mint,
        supplyBaseUnits,
        guardian: this.guardian.publicKey,
        attestor: this.attestor.publicKey,
      },
      terms,
    );
    await this.token.distribute(this.payer, supplyBaseUnits, {
      community: this.payer,
      liquidity: this.exchange,
      team: [this.team],
      partners: [this.partner],
    });
    // Buybacks pay with it: 1,000 dollars of 6 decimals.
    const fill = createMintToInstruction(quote.mint, this.addresses.quoteVault, this.payer, 1_000_000_000n);
    await this.session.send(new Transaction().add(fill), []);
    await this.token.handOverMint();
    await initializeEmission(provider, { mint: this.token.mint }, terms);
    for (const { publicKey } of [this.ann, this.bob, this.cat, this.guardian, this.attestor]) {
      const lamports = 1_000_000_000;
      const transfer = SystemProgram.transfer({ fromPubkey: this.payer, toPubkey: publicKey, lamports });
      await this.session.send(new Transaction().add(transfer), []);
    }
    for (const { publicKey } of [this.ann, this.bob, this.cat]) {
      await this.token.transfer(this.payer, publicKey, HOLDINGS);
    }
  }

  /** Moves the clock to a day counted from genesis; nothing rolls by itself. */
  setDay(day: number, hour = 0): void {
    this.session.setUnixTime(GENESIS_UNIX_SECONDS + BigInt(day) * DAY_SECONDS + BigInt(hour) * 3_600n);
  }

  async balanceOf({ publicKey }: Keypair): Promise<bigint> {
    return this.token.getBalance(publicKey);
  }

  /** Base units in one of the program's vaults. */
  async vault(address: PublicKey): Promise<bigint> {
    const data = await this.session.accountData(address);
    return data === undefined ? 0n : new DataView(data.buffer, data.byteOffset).getBigUint64(64, true);
  }
}
