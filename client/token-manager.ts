import type { Provider } from '@coral-xyz/anchor';
import {
  AuthorityType,
  createAssociatedTokenAccountIdempotentInstruction,
  createBurnInstruction,
  createInitializeMint2Instruction,
  createMintToInstruction,
  createSetAuthorityInstruction,
  createTransferInstruction,
  getAssociatedTokenAddressSync,
  MINT_SIZE,
  TOKEN_PROGRAM_ID,
} from '@solana/spl-token';
import { Keypair, type PublicKey, type Signer, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import type { DistributionSpec } from '#sim/core/run-spec.ts';
import type { VestingState } from '#sim/ports/governance-states.ts';
import { i64, u64 } from './amounts.ts';
import { planDayRoll } from './day-roll.ts';
import { distributionParts, equalParts } from './distribution.ts';
import { addressOf, type Owner, signersOf } from './owner.ts';
import { PLAN_DISTRIBUTION } from './plan-economy.ts';
import { ProgramConnection } from './program-connection.ts';
import type { InstructionGroup } from './transaction-packing.ts';
import { releasableFloor } from './vesting-preview.ts';

/** A new token. */
export interface TokenTerms {
  /** Not on chain: an SPL mint has neither, so these stay facts of this client. */
  readonly name?: string;
  readonly symbol?: string;
  readonly decimals: number;
  /** Minted to the authority at once, base units. */
  readonly supplyBaseUnits: bigint;
  /** Key of the new mint; a fresh one if left out. */
  readonly mint?: Signer;
  /** May mint until the mint is handed over; the provider's wallet if left out. */
  readonly authority?: Owner;
}

/** A grant that unlocks evenly between its start and its end, but nothing before the cliff. */
export interface GrantTerms {
  readonly beneficiary: PublicKey;
  readonly totalBaseUnits: bigint;
  /** The chain's now if left out. */
  readonly startUnixSeconds?: bigint;
  readonly cliffDays: number;
  readonly durationDays: number;
}

/** Who gets the supply. Team and partners get equal parts as vesting grants, the treasury's goes to its vault. */
export interface Recipients {
  readonly community: PublicKey;
  readonly liquidity: PublicKey;
  readonly team: readonly [PublicKey, ...PublicKey[]];
  readonly partners: readonly [PublicKey, ...PublicKey[]];
}

/** A grant or ticket with what a release would pay now. */
export interface VestingInfo extends VestingState {
  readonly releasableBaseUnits: bigint;
}

/**
 * The token: an SPL mint without freeze authority, wallets' associated token accounts, and the program's vesting.
 * Amounts are bigint base units. Every method that sends returns a signature and throws `ProgramRefusal`.
 */
export class TokenManager {
  readonly mint: PublicKey;
  /** As given to this client; the chain does not know them. */
  readonly name: string | undefined;
  readonly symbol: string | undefined;
  readonly #chain: ProgramConnection;

  /** A client of a mint that exists. */
  constructor(provider: Provider, mint: PublicKey, names: Pick<TokenTerms, 'name' | 'symbol'> = {}) {
    this.#chain = new ProgramConnection(provider);
    this.mint = mint;
    this.name = names.name;
    this.symbol = names.symbol;
  }

  /**
   * Creates the mint and mints the supply to the authority. The provider's wallet pays the rent.
   * Refusals: `SystemAccountAlreadyInUse` (the mint's key was used), `SystemResultWithNegativeLamports` (no rent).
   */
  static async createToken(provider: Provider, terms: TokenTerms): Promise<TokenManager> {
    const { decimals, supplyBaseUnits, mint = Keypair.generate() } = terms;
    const token = new TokenManager(provider, mint.publicKey, terms);
    const chain = token.#chain;
    const { authority = chain.payer } = terms;
    const owner = addressOf(authority);
    const create = SystemProgram.createAccount({
      fromPubkey: chain.payer,
      newAccountPubkey: mint.publicKey,
      lamports: await provider.connection.getMinimumBalanceForRentExemption(MINT_SIZE),
      space: MINT_SIZE,
      programId: TOKEN_PROGRAM_ID,
    });
    const open = token.#openAccount(owner);
    const supply = createMintToInstruction(token.mint, token.tokenAccount(owner), owner, checked(supplyBaseUnits));
    const initialize = createInitializeMint2Instruction(token.mint, decimals, owner, null);
    await chain.send([[create, initialize, open, supply]], [mint, ...signersOf(authority)]);
    return token;
  }

  /** A wallet's associated token account. */
  tokenAccount(wallet: PublicKey): PublicKey {
    return getAssociatedTokenAddressSync(this.mint, wallet, true);
  }

  /**
   * Mints base units to a wallet. The mint's authority signs, by default the provider's wallet. Refused with
   * `TokenOwnerMismatch` by another signer and once the mint was handed over: then only `mintInflation` mints.
   */
  async mintTokens(
    recipient: PublicKey,
    amountBaseUnits: bigint,
    authority: Owner = this.#chain.payer,
  ): Promise<string> {
    const to = this.tokenAccount(recipient);
    const mint = createMintToInstruction(this.mint, to, addressOf(authority), checked(amountBaseUnits));
    return this.#chain.send([[this.#openAccount(recipient), mint]], signersOf(authority));
  }

  /** Moves base units to a wallet, whose token account is opened if need be. Refusal: `TokenInsufficientFunds`. */
  async transfer(from: Owner, to: PublicKey, amountBaseUnits: bigint): Promise<string> {
    const move = this.#move(addressOf(from), this.tokenAccount(to), amountBaseUnits);
    return this.#chain.send([[this.#openAccount(to), move]], signersOf(from));
  }

  /**
   * Burns base units of a wallet. Refusal: `TokenInsufficientFunds`. The pool's `total_supply` follows only what the
   * program burns: its limits are then reckoned from a little more than exists.
   */
  async burn(wallet: Owner, amountBaseUnits: bigint): Promise<string> {
    const owner = addressOf(wallet);
    const burn = createBurnInstruction(this.tokenAccount(owner), this.mint, owner, checked(amountBaseUnits));
    return this.#chain.send([[burn]], signersOf(wallet));
  }

  /** Base units in a wallet's associated token account, 0 if it has none. */
  async getBalance(wallet: PublicKey): Promise<bigint> {
    return this.#chain.accounts.tokenBalance(this.tokenAccount(wallet));
  }

  /** Base units that exist. Throws `AccountMissing` if there is no such mint. */
  async getTotalSupply(): Promise<bigint> {
    return this.#chain.accounts.mintSupply(this.mint);
  }

  /**
   * Sells base units to the running buyback programme, which burns them and pays the quote asset at its price, rounded
   * down. Refusals: `FeatureDisabled`, `BuybackInactive`, `BuybackCapExceeded`, `BuybackDust`, `ZeroAmount`, `Paused`,
   * `TokenInsufficientFunds` (the seller's, or the quote vault's).
   */
  async sellToBuyback(seller: Owner, amountBaseUnits: bigint): Promise<string> {
    const { program, addresses, accounts, payer } = this.#chain;
    const owner = addressOf(seller);
    const quoteMint = await accounts.quoteMint();
    const sellerQuote = getAssociatedTokenAddressSync(quoteMint, owner, true);
    const sell = program.methods.buyBack(u64(amountBaseUnits)).accountsStrict({
      seller: owner,
      pool: addresses.pool,
      treasury: addresses.treasury,
      tokenMint: this.mint,
      sellerToken: this.tokenAccount(owner),
      sellerQuote,
      quoteVault: addresses.quoteVault,
      tokenProgram: TOKEN_PROGRAM_ID,
    });
    const open = createAssociatedTokenAccountIdempotentInstruction(payer, sellerQuote, owner, quoteMint);
    const { rolls } = await planDayRoll(this.#chain);
    return this.#chain.send([...rolls, [open, await sell.instruction()]], signersOf(seller));
  }

  /** Makes the program the only one that can mint, for good. Refusal: `TokenOwnerMismatch`. */
  async handOverMint(authority: Owner = this.#chain.payer): Promise<string> {
    const { emission } = this.#chain.addresses;
    const current = addressOf(authority);
    const set = createSetAuthorityInstruction(this.mint, current, AuthorityType.MintTokens, emission);
    return this.#chain.send([[set]], signersOf(authority));
  }

  /**
   * Distributes what `funder` holds: the shares of the plan (40/20/20/10/10) of `supplyBaseUnits`, team and partners by
   * vesting from now on. After `initializeEconomy`, whose vaults it needs. Sent in several transactions: one that is
   * refused leaves those before it. Refusals: `TokenInsufficientFunds`, `VestingOutOfRange`.
   */
  async distribute(
    funder: Owner,
    supplyBaseUnits: bigint,
    recipients: Recipients,
    distribution: DistributionSpec = PLAN_DISTRIBUTION,
  ): Promise<string> {
    const parts = distributionParts(supplyBaseUnits, distribution);
    const from = addressOf(funder);
    const { community, liquidity, team, partners } = recipients;
    const groups: InstructionGroup[] = [
      [this.#openAccount(community), this.#move(from, this.tokenAccount(community), parts.communityBaseUnits)],
      [this.#openAccount(liquidity), this.#move(from, this.tokenAccount(liquidity), parts.liquidityBaseUnits)],
      [this.#move(from, this.#chain.addresses.treasuryVault, parts.treasuryBaseUnits)],
    ];
    const grants = [
      ...grantsTo(team, parts.teamBaseUnits, distribution.teamVesting),
      ...grantsTo(partners, parts.partnersBaseUnits, distribution.partnersVesting),
    ];
    const used = new Map<string, number>();
    for (const grant of grants) {
      const key = grant.beneficiary.toBase58();
      const index = used.get(key) ?? (await this.#freeIndex(grant.beneficiary));
      used.set(key, index + 1);
      groups.push([await this.#grant(from, grant, index)]);
    }
    return this.#chain.send(groups, signersOf(funder));
  }

  /**
   * Locks base units of the funder for a beneficiary; nobody can take them back. Returns the grant's index among the
   * beneficiary's. Refusals: `VestingOutOfRange` (no amount, over 3650 days, cliff after the end),
   * `TokenInsufficientFunds`, `AlreadyInitialized` (someone else took the index in the meantime).
   */
  async createVesting(funder: Owner, terms: GrantTerms): Promise<number> {
    const index = await this.#freeIndex(terms.beneficiary);
    await this.#chain.send([[await this.#grant(addressOf(funder), terms, index)]], signersOf(funder));
    return index;
  }

  /** A grant and what it would pay now, base units; undefined if there is none with this index. */
  async getVesting(beneficiary: PublicKey, index: number): Promise<VestingInfo | undefined> {
    const { accounts, addresses } = this.#chain;
    const vesting = await accounts.vesting(addresses.vesting(beneficiary, index));
    if (vesting === undefined) return undefined;
    return { ...vesting, releasableBaseUnits: releasableFloor(vesting, await accounts.unixSeconds()) };
  }

  /** Pays what a grant has unlocked to its beneficiary; anyone may call. Refusal: `NothingReleasable`. */
  async releaseVested(beneficiary: PublicKey, index: number): Promise<string> {
    const { program, addresses } = this.#chain;
    const release = program.methods.releaseVested().accountsStrict({
      vesting: addresses.vesting(beneficiary, index),
      owner: beneficiary,
      ownerToken: this.tokenAccount(beneficiary),
      vestingVault: addresses.vestingVault,
      tokenProgram: TOKEN_PROGRAM_ID,
    });
    return this.#chain.send([[this.#openAccount(beneficiary), await release.instruction()]]);
  }

  /** Opens a wallet's token account unless it is open; the provider's wallet pays. */
  #openAccount(wallet: PublicKey): TransactionInstruction {
    const account = this.tokenAccount(wallet);
    return createAssociatedTokenAccountIdempotentInstruction(this.#chain.payer, account, wallet, this.mint);
  }

  #move(from: PublicKey, to: PublicKey, amountBaseUnits: bigint): TransactionInstruction {
    return createTransferInstruction(this.tokenAccount(from), to, from, checked(amountBaseUnits));
  }

  async #freeIndex(beneficiary: PublicKey): Promise<number> {
    const { accounts, addresses } = this.#chain;
    let index = 0;
    while (await accounts.exists(addresses.vesting(beneficiary, index))) index += 1;
    return index;
  }

  async #grant(funder: PublicKey, terms: GrantTerms, index: number): Promise<TransactionInstruction> {
    const { program, addresses, accounts } = this.#chain;
    const { beneficiary, totalBaseUnits, cliffDays, durationDays } = terms;
    const start = i64(terms.startUnixSeconds ?? (await accounts.unixSeconds()));
    return program.methods
      .createVesting(beneficiary, index, u64(totalBaseUnits), start, cliffDays, durationDays)
      .accountsStrict({
        funder,
        pool: addresses.pool,
        vesting: addresses.vesting(beneficiary, index),
        funderToken: this.tokenAccount(funder),
        vestingVault: addresses.vestingVault,
        tokenProgram: TOKEN_PROGRAM_ID,
        systemProgram: SystemProgram.programId,
      })
      .instruction();
  }
}

function grantsTo(
  beneficiaries: readonly PublicKey[],
  amountBaseUnits: bigint,
  days: Pick<GrantTerms, 'cliffDays' | 'durationDays'>,
): readonly GrantTerms[] {
  return equalParts(amountBaseUnits, beneficiaries.length).flatMap((totalBaseUnits, position) => {
    const beneficiary = beneficiaries[position];
    return beneficiary === undefined || totalBaseUnits === 0n ? [] : [{ beneficiary, totalBaseUnits, ...days }];
  });
}

/** web3.js takes any bigint and writes its low 64 bits. */
function checked(amountBaseUnits: bigint): bigint {
  u64(amountBaseUnits);
  return amountBaseUnits;
}
