import { type Provider, utils, Wallet } from '@coral-xyz/anchor';
import { type AccountInfo, Connection, Keypair, PublicKey, type Transaction } from '@solana/web3.js';
import { Clock, FailedTransactionMetadata, LiteSvm, type TransactionMetadata } from 'litesvm/dist/internal.js';
import { loadProgramArtifacts } from '#harness/index.ts';
import type { AnchorSession } from './anchor-session.ts';

/** The questions that clients ask a connection, answered by litesvm; any other one would go to a closed port. */
class SvmConnection extends Connection {
  readonly #svm: LiteSvm;

  constructor(svm: LiteSvm) {
    super('http://127.0.0.1:1');
    this.#svm = svm;
  }

  override async getAccountInfo(address: PublicKey): Promise<AccountInfo<Buffer> | null> {
    const account = this.#svm.getAccount(address.toBytes());
    if (account === null) return null;
    return {
      data: Buffer.from(account.data()),
      executable: account.executable(),
      lamports: Number(account.lamports()),
      owner: new PublicKey(account.owner()),
    };
  }

  override async getMinimumBalanceForRentExemption(bytes: number): Promise<number> {
    return Number(this.#svm.minimumBalanceForRentExemption(BigInt(bytes)));
  }
}

/** Anchor's client on litesvm, by a provider of the few calls that the client makes. */
export async function openAnchorLitesvm(): Promise<AnchorSession> {
  const { programId, elf } = loadProgramArtifacts();
  const svm = new LiteSvm();
  svm.addProgram(programId, elf);
  const payer = Keypair.fromSeed(new Uint8Array(32).fill(7));
  svm.airdrop(payer.publicKey.toBytes(), 1_000_000_000_000n);
  const wallet = new Wallet(payer);

  const process = (transaction: Transaction, signers: readonly Keypair[]): TransactionMetadata => {
    transaction.feePayer = payer.publicKey;
    // Every transaction has its own blockhash, as on a cluster.
    svm.expireBlockhash();
    transaction.recentBlockhash = svm.latestBlockhash();
    transaction.sign(payer, ...signers);
    const result = svm.sendLegacyTransaction(transaction.serialize());
    if (result instanceof FailedTransactionMetadata) {
      throw new Error([result.toString(), ...result.meta().logs()].join('\n'));
    }
    return result;
  };

  const provider: Provider & { readonly wallet: Wallet } = {
    connection: new SvmConnection(svm),
    publicKey: payer.publicKey,
    wallet,
    async sendAndConfirm(transaction, signers) {
      if ('version' in transaction) throw new Error('only legacy transactions');
      return utils.bytes.bs58.encode(process(transaction, (signers ?? []) as Keypair[]).signature());
    },
    async simulate(transaction) {
      if ('version' in transaction) throw new Error('only legacy transactions');
      transaction.feePayer = payer.publicKey;
      transaction.recentBlockhash = svm.latestBlockhash();
      transaction.sign(payer);
      const result = svm.simulateLegacyTransaction(transaction.serialize());
      if (result instanceof FailedTransactionMetadata) throw new Error(result.toString());
      const meta = result.meta();
      const returned = meta.returnData();
      return {
        logs: meta.logs(),
        unitsConsumed: Number(meta.computeUnitsConsumed()),
        returnData: {
          programId: new PublicKey(returned.programId()).toBase58(),
          data: [Buffer.from(returned.data()).toString('base64'), 'base64'],
        },
      };
    },
  };

  return {
    provider,
    payer,
    async send(transaction, signers) {
      const meta = process(transaction, signers);
      return { logs: meta.logs(), returnData: meta.returnData().data() };
    },
    setUnixTime(unixSeconds) {
      svm.setClock(new Clock(1n, unixSeconds, 0n, 1n, unixSeconds));
    },
    async accountData(address) {
      return svm.getAccount(address.toBytes())?.data();
    },
  };
}
