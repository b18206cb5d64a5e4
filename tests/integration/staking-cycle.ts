import {
  AccountLayout,
  createAssociatedTokenAccountInstruction,
  createInitializeMint2Instruction,
  createMintToInstruction,
  createTransferInstruction,
} from '@solana/spl-token';
import { type AccountMeta, Keypair, type PublicKey, SystemProgram, Transaction } from '@solana/web3.js';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  AnchorClient,
  type AnchorSession,
  PROGRAMS,
  type Receipt,
  tokenAccountOf,
  u64,
} from '#tests/support/anchor-session.ts';

const TOKEN = 1_000_000_000n;
const DAY = 86_400n;
const GENESIS = BigInt(Date.UTC(2026, 0, 1)) / 1_000n;
const GENESIS_DAY = Number(GENESIS / DAY);
const SUPPLY = 1_000_000_000n * TOKEN;

/** The plan's pool with three stakers of 100,000 tokens, driven through the IDL by Anchor's client. */
class Stage {
  readonly session: AnchorSession;
  readonly client: AnchorClient;
  readonly mint = Keypair.fromSeed(new Uint8Array(32).fill(2));
  readonly stakers = [3, 4, 5].map((byte) => Keypair.fromSeed(new Uint8Array(32).fill(byte)));

  constructor(session: AnchorSession) {
    this.session = session;
    this.client = new AnchorClient(session.provider);
  }

  async open(): Promise<void> {
    const { session, client, mint } = this;
    const { publicKey: payer } = session.payer;
    session.setUnixTime(GENESIS);
    await session.send(
      new Transaction().add(
        SystemProgram.createAccount({
          fromPubkey: payer,
          newAccountPubkey: mint.publicKey,
          lamports: 1_461_600,
          space: 82,
          programId: PROGRAMS.tokenProgram,
        }),
        createInitializeMint2Instruction(mint.publicKey, 9, payer, null),
        createAssociatedTokenAccountInstruction(payer, this.tokensOf(payer), payer, mint.publicKey),
        createMintToInstruction(mint.publicKey, this.tokensOf(payer), payer, SUPPLY),
      ),
      [mint],
    );
    const params = {
      minStake: u64(100n * TOKEN),
      maxStake: u64(10_000_000n * TOKEN),
      minClaim: u64(TOKEN),
      lockDays: [0, 7, 30, 90, 180],
      multiplierBps: [10_000, 12_000, 15_000, 20_000, 30_000],
      penaltyBps: 1_000,
    };
    await this.rpc('initializePool', [u64(SUPPLY), u64(500n), params], {
      authority: payer,
      tokenMint: mint.publicKey,
      pool: client.pool,
      stakeVault: client.stakeVault,
      rewardVault: client.rewardVault,
      penaltyVault: client.penaltyVault,
      ...PROGRAMS,
    });
    for (let page = 0; page < 8; page += 1) {
      const { systemProgram } = PROGRAMS;
      const expiryPage = client.expiryPage(page);
      await this.rpc('openExpiryPage', [page], { payer, pool: client.pool, expiryPage, systemProgram });
    }
    for (const staker of this.stakers) {
      const owner = staker.publicKey;
      await session.send(
        new Transaction().add(
          SystemProgram.transfer({ fromPubkey: payer, toPubkey: owner, lamports: 1_000_000_000 }),
          createAssociatedTokenAccountInstruction(payer, this.tokensOf(owner), owner, mint.publicKey),
          createTransferInstruction(this.tokensOf(payer), this.tokensOf(owner), payer, 100_000n * TOKEN),
        ),
        [],
      );
      const { systemProgram } = PROGRAMS;
      const accounts = { owner, userStake: client.userStake(owner), systemProgram };
      await this.rpc('openStakeAccount', [], accounts, [staker]);
    }
  }

  /** By the provider: what a user of the IDL writes. */
  async rpc(
    name: string,
    args: readonly unknown[],
    accounts: Readonly<Record<string, PublicKey>>,
    signers: readonly Keypair[] = [],
  ): Promise<string> {
    const method = this.client.program.methods[name];
    if (method === undefined) throw new Error(`the IDL has no ${name}`);
    return method(...args)
      .accountsStrict({ ...accounts })
      .signers([...signers])
      .rpc();
  }

  /** By the session: what the runtime answers. */
  async send(
    name: string,
    args: readonly unknown[],
    accounts: Readonly<Record<string, PublicKey>>,
    signers: readonly Keypair[] = [],
    pages: readonly AccountMeta[] = [],
  ): Promise<Receipt> {
    const instruction = await this.client.instruction(name, args, accounts, pages);
    return this.session.send(new Transaction().add(instruction), signers);
  }

  tokensOf(owner: PublicKey): PublicKey {
    return tokenAccountOf(owner, this.mint.publicKey);
  }

  async balance(tokenAccount: PublicKey): Promise<bigint> {
    return AccountLayout.decode((await this.session.accountData(tokenAccount)) as Uint8Array).amount;
  }

  /** Accounts of a staker's instruction that moves tokens to or from vaults. */
  stakerAccounts(staker: Keypair, vaults: Readonly<Record<string, PublicKey>>): Readonly<Record<string, PublicKey>> {
    const owner = staker.publicKey;
    const { tokenProgram } = PROGRAMS;
    const { pool } = this.client;
    const userStake = this.client.userStake(owner);
    return { owner, pool, userStake, ownerToken: this.tokensOf(owner), ...vaults, tokenProgram };
  }

  async stake(staker: Keypair, tokens: bigint, lockDays: number): Promise<Receipt> {
    const accounts = this.stakerAccounts(staker, { stakeVault: this.client.stakeVault });
    return this.send('stake', [u64(tokens * TOKEN), lockDays], accounts, [staker]);
  }

  async unstake(
    staker: Keypair,
    amountBaseUnits: bigint,
    force: boolean,
    pages: readonly AccountMeta[] = [],
  ): Promise<Receipt> {
    const { stakeVault, penaltyVault } = this.client;
    const accounts = this.stakerAccounts(staker, { stakeVault, penaltyVault });
    return this.send('unstake', [u64(amountBaseUnits), force, 0], accounts, [staker], pages);
  }

  async claim(staker: Keypair): Promise<Receipt> {
    const accounts = this.stakerAccounts(staker, { rewardVault: this.client.rewardVault });
    return this.send('claimRewards', [], accounts, [staker]);
  }

  async fund(tokens: bigint): Promise<Receipt> {
    const { publicKey: funder } = this.session.payer;
    const { pool, rewardVault } = this.client;
    const { tokenProgram } = PROGRAMS;
    const accounts = { funder, pool, funderToken: this.tokensOf(funder), rewardVault, tokenProgram };
    return this.send('fundRewards', [u64(tokens * TOKEN)], accounts);
  }

  /** Moves to a day and closes the days before it, one a call. */
  async rollTo(day: number): Promise<void> {
    const { client, session } = this;
    for (let today = this.#day + 1; today <= day; today += 1) {
      session.setUnixTime(GENESIS + BigInt(today) * DAY);
      const closing = GENESIS_DAY + today - 1;
      const history = Math.floor(closing / 32);
      if ((await session.accountData(client.historyPage(history))) === undefined) {
        const { systemProgram } = PROGRAMS;
        const historyPage = client.historyPage(history);
        await this.rpc('openHistoryPage', [history], { payer: session.payer.publicKey, historyPage, systemProgram });
      }
      const ends = [0, 7, 30, 90, 180].map((lock) => Math.floor((closing + lock) / 32) % 8);
      const pages = [client.historyPage(history), ...[...new Set(ends)].map((page) => client.expiryPage(page))];
      const metas = pages.map((pubkey) => ({ pubkey, isSigner: false, isWritable: true }));
      await this.send('roll', [], { pool: client.pool }, [], metas);
    }
    this.#day = day;
  }

  #day = 0;
}

/** The plan's staking stories, told by Anchor's client over one engine. */
export function describeStakingCycle(engine: string, open: () => Promise<AnchorSession>): void {
  describe(`the staking cycle by Anchor's client on ${engine}`, () => {
    let stage: Stage;
    let ann: Keypair;
    let bob: Keypair;
    let cat: Keypair;
    beforeEach(async () => {
      stage = new Stage(await open());
      await stage.open();
      [ann, bob, cat] = stage.stakers as [Keypair, Keypair, Keypair];
    });

    it('stakes, waits out the lock, earns, claims and leaves', async () => {
      const staked = await stage.stake(ann, 50_000n, 30);
      expect(stage.client.events(staked.logs)).toMatchObject([{ name: 'staked', data: { entry: 0, lockDays: 30 } }]);
      await stage.fund(7_000n);
      await expect(stage.unstake(ann, 50_000n * TOKEN, false)).rejects.toThrow(/StillLocked|0x1778/);
      await stage.rollTo(31);
      const claimed = await stage.claim(ann);
      const [event] = stage.client.events(claimed.logs);
      expect(event?.name).toBe('rewardsClaimed');
      // The only staker earns the whole budget but for the accumulator's rounding.
      const reward = BigInt(String(event?.data['amount']));
      expect(reward).toBe(7_000n * TOKEN - 1n);
      const left = await stage.unstake(ann, 50_000n * TOKEN, false);
      expect(stage.client.events(left.logs)).toMatchObject([{ name: 'unstaked', data: { matured: true, entry: 0 } }]);
      expect(await stage.balance(stage.tokensOf(ann.publicKey))).toBe(100_000n * TOKEN + reward);
      expect(await stage.balance(stage.client.stakeVault)).toBe(0n);
      expect(await stage.balance(stage.client.penaltyVault)).toBe(0n);
    });

    it('takes exactly a tenth, rounded up, for leaving early, into the penalty vault', async () => {
      await stage.stake(bob, 1_000n, 180);
      await stage.rollTo(10);
      const end = Math.floor((GENESIS_DAY + 180) / 32) % 8;
      const page = { pubkey: stage.client.expiryPage(end), isSigner: false, isWritable: true };
      const amount = 333n * TOKEN + 1n;
      await expect(stage.unstake(bob, amount, true)).rejects.toThrow(/ExpiryPageMissing|0x1780/);
      const { logs } = await stage.unstake(bob, amount, true, [page]);
      const penalty = (amount + 9n) / 10n;
      expect(penalty).toBe(33_300_000_001n);
      const [event] = stage.client.events(logs);
      expect(event).toMatchObject({ name: 'unstaked', data: { matured: false } });
      expect(String(event?.data['penalty'])).toBe(String(penalty));
      expect(await stage.balance(stage.client.penaltyVault)).toBe(penalty);
      expect(await stage.balance(stage.tokensOf(bob.publicKey))).toBe(99_000n * TOKEN + amount - penalty);
      expect(await stage.balance(stage.client.stakeVault)).toBe(1_000n * TOKEN - amount);
    });

    it('shares a week among stakers in proportion to amount and lock', async () => {
      // Weights 10,000 * 1.0, 10,000 * 1.5, 5,000 * 3.0: shares of 1/4, 3/8 and 3/8.
      await stage.stake(ann, 10_000n, 0);
      await stage.stake(bob, 10_000n, 30);
      await stage.stake(cat, 5_000n, 180);
      await stage.fund(8_000n);
      await stage.rollTo(14);
      const rewards: bigint[] = [];
      for (const staker of stage.stakers) {
        const before = await stage.balance(stage.tokensOf(staker.publicKey));
        await stage.claim(staker);
        rewards.push((await stage.balance(stage.tokensOf(staker.publicKey))) - before);
      }
      const exact = [2_000n, 3_000n, 3_000n].map((tokens) => tokens * TOKEN);
      for (const [i, reward] of rewards.entries()) {
        expect(exact[i]! - reward).toBeGreaterThanOrEqual(0n);
        expect(exact[i]! - reward).toBeLessThanOrEqual(1n);
      }
      await expect(stage.claim(ann)).rejects.toThrow(/NothingToClaim|0x1779/);
    });

    it('answers the voting power of a user as return data', async () => {
      await stage.stake(ann, 1_000n, 90);
      const { pool } = stage.client;
      const view = async (): Promise<string> => {
        const user = ann.publicKey;
        const method = stage.client.program.methods['getVotingPower'];
        const accounts = { pool, userStake: stage.client.userStake(user) };
        // anchor-bankrun simulates only what is signed already.
        const { payer } = stage.session;
        return String(await method?.(user).accountsStrict(accounts).signers([payer]).view());
      };
      expect(await view()).toBe('0');
      await stage.rollTo(1);
      expect(await view()).toBe(String(2_000n * TOKEN));
      const user = ann.publicKey;
      const receipt = await stage.send('getVotingPower', [user], { pool, userStake: stage.client.userStake(user) });
      expect(Buffer.from(receipt.returnData).readBigUInt64LE()).toBe(2_000n * TOKEN);
      await stage.rollTo(91);
      expect(await view()).toBe(String(1_000n * TOKEN));
    });

    it('closes an empty stake account and pays what is owed', async () => {
      await stage.stake(cat, 1_000n, 0);
      await stage.fund(700n);
      await stage.rollTo(14);
      await stage.unstake(cat, 1_000n * TOKEN, false);
      const { rewardVault, pool } = stage.client;
      const owner = cat.publicKey;
      const userStake = stage.client.userStake(owner);
      const ownerToken = stage.tokensOf(owner);
      const accounts = { owner, pool, userStake, ownerToken, rewardVault, tokenProgram: PROGRAMS.tokenProgram };
      const { logs } = await stage.send('closeStakeAccount', [], accounts, [cat]);
      expect(stage.client.events(logs)).toMatchObject([{ name: 'stakeAccountClosed' }]);
      expect(await stage.balance(ownerToken)).toBe(100_700n * TOKEN - 1n);
      const closed = await stage.session.accountData(userStake);
      expect(closed ?? new Uint8Array(0)).toHaveLength(0);
    });

    it('rejects a stranger who signs for another account', async () => {
      await stage.stake(ann, 1_000n, 0);
      const { stakeVault, penaltyVault } = stage.client;
      const accounts = {
        ...stage.stakerAccounts(bob, { stakeVault, penaltyVault }),
        userStake: stage.client.userStake(ann.publicKey),
      };
      const theft = stage.send('unstake', [u64(1_000n * TOKEN), true, 0], accounts, [bob]);
      await expect(theft).rejects.toThrow(/WrongOwner|0x1783/);
    });
  });
}
