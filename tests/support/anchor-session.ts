import { readFileSync } from 'node:fs';
import { AnchorProvider, BN, EventParser, type Idl, Program, type Provider, Wallet } from '@coral-xyz/anchor';
import { ASSOCIATED_TOKEN_PROGRAM_ID, getAssociatedTokenAddressSync, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import {
  type AccountMeta,
  Connection,
  Keypair,
  PublicKey,
  SystemProgram,
  type Transaction,
  type TransactionInstruction,
} from '@solana/web3.js';
import { DEFAULT_ARTIFACTS_DIR, loadProgramArtifacts } from '#harness/index.ts';

/** What a transaction left behind: its logs and return data. */
export interface Receipt {
  readonly logs: readonly string[];
  readonly returnData: Uint8Array;
}

/** A chain under Anchor's own client: web3.js objects in, what the runtime says out. */
export interface AnchorSession {
  readonly provider: Provider;
  readonly payer: Keypair;
  /** Throws with the runtime's text and the logs when the transaction is refused. */
  send(transaction: Transaction, signers: readonly Keypair[]): Promise<Receipt>;
  setUnixTime(unixSeconds: bigint): void;
  accountData(address: PublicKey): Promise<Uint8Array | undefined>;
}

/** The IDL as Anchor reads it. */
export function readIdl(): Idl {
  loadProgramArtifacts();
  return JSON.parse(readFileSync(`${DEFAULT_ARTIFACTS_DIR}staking.json`, 'utf8')) as Idl;
}

/** A provider for encoding alone: it has a wallet and reaches no network. */
export function offlineProvider(): Provider {
  const wallet = new Wallet(Keypair.fromSeed(new Uint8Array(32).fill(1)));
  return new AnchorProvider(new Connection('http://127.0.0.1:1'), wallet);
}

/** Anchor's client of the staking program, with its addresses. */
export class AnchorClient {
  readonly program: Program;
  readonly pool: PublicKey;
  readonly stakeVault: PublicKey;
  readonly rewardVault: PublicKey;
  readonly penaltyVault: PublicKey;

  constructor(provider: Provider) {
    this.program = new Program(readIdl(), provider);
    this.pool = this.pda('pool');
    this.stakeVault = this.pda('vault', 'stake');
    this.rewardVault = this.pda('vault', 'reward');
    this.penaltyVault = this.pda('vault', 'penalty');
  }

  pda(...seeds: readonly (string | Uint8Array)[]): PublicKey {
    const parts = seeds.map((seed) => (typeof seed === 'string' ? Buffer.from(seed) : seed));
    return PublicKey.findProgramAddressSync(parts, this.program.programId)[0];
  }

  userStake(owner: PublicKey): PublicKey {
    return this.pda('stake', owner.toBytes());
  }

  historyPage(page: number): PublicKey {
    return this.pda('hist', new BN(page).toArrayLike(Buffer, 'le', 4));
  }

  expiryPage(page: number): PublicKey {
    return this.pda('expiry', Uint8Array.of(page));
  }

  /** One instruction by its IDL name in camel case, its accounts, and the pages that follow them. */
  async instruction(
    name: string,
    args: readonly unknown[],
    accounts: Readonly<Record<string, PublicKey>>,
    pages: readonly AccountMeta[] = [],
  ): Promise<TransactionInstruction> {
    const method = this.program.methods[name];
    if (method === undefined) throw new Error(`the IDL has no ${name}`);
    return method(...args)
      .accountsStrict({ ...accounts })
      .remainingAccounts([...pages])
      .instruction();
  }

  /** Events of a transaction's logs: name and data. */
  events(logs: readonly string[]): readonly { readonly name: string; readonly data: Record<string, unknown> }[] {
    const parser = new EventParser(this.program.programId, this.program.coder);
    return [...parser.parseLogs([...logs])].map(({ name, data }) => ({ name, data: data as Record<string, unknown> }));
  }
}

/** An owner's token account of a mint. */
export function tokenAccountOf(owner: PublicKey, mint: PublicKey): PublicKey {
  return getAssociatedTokenAddressSync(mint, owner, false, TOKEN_PROGRAM_ID, ASSOCIATED_TOKEN_PROGRAM_ID);
}

/** Programs that instructions name among their accounts. */
export const PROGRAMS = { tokenProgram: TOKEN_PROGRAM_ID, systemProgram: SystemProgram.programId } as const;

/** A u64 argument. */
export function u64(value: bigint): BN {
  return new BN(value.toString());
}
