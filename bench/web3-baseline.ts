import { BorshInstructionCoder, type Idl } from '@coral-xyz/anchor';
import { Keypair, Transaction, TransactionInstruction } from '@solana/web3.js';
import { BanksClient } from 'solana-bankrun';
import type { DeployedProgram } from '#harness/chain/chain-engine.ts';
import type { Wallet } from '#harness/wallet.ts';
import { BankrunPlayer } from './bankrun-player.ts';
import { Stopwatch } from './stopwatch.ts';
import { type EngineCall, readTranscript } from './transcript.ts';

/** So many actions tell the rate. */
const SAMPLE_ACTIONS = 2_000;
/** As often as a replay takes one. */
const SENDS_PER_BLOCKHASH = 200;
const FEE_LAMPORTS = 10n ** 10n;

/** A number of actions, each sent as one transaction that web3.js built, and how long that took. */
export interface Web3Baseline {
  readonly actions: number;
  readonly seconds: number;
  /** The part of `seconds` before sending. */
  readonly buildSeconds: number;
}

/** Instructions that one agent signs: one action, with what prepares it. */
interface SignedGroup {
  readonly agent: Keypair;
  readonly instructions: readonly TransactionInstruction[];
  readonly isAction: boolean;
}

/**
 * Plays a transcript on a fresh bankrun; from its first tick on each action of an agent becomes a transaction of its
 * own, made as a client on web3.js makes it: arguments by Anchor's encoder, `TransactionInstruction`, `Transaction`,
 * the agent's `Keypair` signs and pays, the public `processTransaction` sends. Only that is timed, up to so many
 * actions. Throws `RangeError` for an action that comes out otherwise than in the run.
 */
export async function web3Baseline(
  path: string,
  programs: readonly DeployedProgram[],
  idl: Idl,
  agents: readonly Wallet[],
): Promise<Web3Baseline> {
  const client = new Web3Client(await BankrunPlayer.open(programs), idl, agents);
  let inTicks = false;
  for (const calls of readTranscript(path)) {
    for (const call of calls) {
      if (client.actions >= SAMPLE_ACTIONS) break;
      if (call.kind === 'genesis-done') inTicks = true;
      await client.play(call, inTicks);
    }
    if (client.actions >= SAMPLE_ACTIONS) break;
  }
  client.close();
  const { actions, building, sending } = client;
  return { actions, seconds: building.seconds + sending.seconds, buildSeconds: building.seconds };
}

class Web3Client {
  readonly building = new Stopwatch();
  readonly sending = new Stopwatch();
  actions = 0;
  readonly #player: BankrunPlayer;
  readonly #client: BanksClient;
  readonly #coder: BorshInstructionCoder;
  /** By address. */
  readonly #agents: ReadonlyMap<string, Keypair>;
  readonly #funded = new Set<Keypair>();
  #blockhash = '';
  #sends = 0;

  constructor(player: BankrunPlayer, idl: Idl, agents: readonly Wallet[]) {
    this.#player = player;
    this.#client = new BanksClient(player.engine.context.banksClient);
    this.#coder = new BorshInstructionCoder(idl);
    const keypairs = agents.map(keypairOf);
    this.#agents = new Map(keypairs.map((keypair) => [keypair.publicKey.toBase58(), keypair]));
  }

  /** Agents' actions the web3.js way, once ticks have begun; everything else as it is. */
  async play(call: EngineCall, inTicks: boolean): Promise<void> {
    if (call.kind === 'clock') this.#sends = 0;
    const groups = call.kind === 'send' && inTicks && !call.isReading ? this.#groupsOf(call.bytes) : [];
    if (call.kind !== 'send' || groups.length === 0) return this.#player.play(call);
    // Of several actions in one refused transaction nothing happened; each came again.
    if (call.isRefused && groups.length > 1) return;
    for (const group of groups) await this.#send(group, call.isRefused);
  }

  close(): void {
    this.#player.engine.close();
  }

  async #send({ agent, instructions, isAction }: SignedGroup, refused: boolean): Promise<void> {
    await this.#fund(agent);
    const decoded = instructions.map((instruction) => ({
      instruction,
      call: this.#coder.decode(instruction.data) ?? undefined,
    }));
    if (this.#sends % SENDS_PER_BLOCKHASH === 0) this.#blockhash = await this.#latestBlockhash();
    this.#sends += 1;
    this.building.start();
    const transaction = new Transaction({ feePayer: agent.publicKey, recentBlockhash: this.#blockhash });
    for (const { instruction, call } of decoded) {
      const { programId, keys } = instruction;
      const data = call === undefined ? instruction.data : this.#coder.encode(call.name, call.data);
      transaction.add(new TransactionInstruction({ programId, keys, data }));
    }
    transaction.sign(agent);
    this.building.stop();
    this.sending.start();
    const failed = await this.#client.processTransaction(transaction).then(
      () => false,
      () => true,
    );
    this.sending.stop();
    if (failed !== refused) throw new RangeError(`a transaction of web3.js was ${failed ? 'refused' : 'accepted'}`);
    if (isAction) this.actions += 1;
  }

  async #latestBlockhash(): Promise<string> {
    for (;;) {
      const latest = await this.#client.getLatestBlockhash();
      if (latest === null) throw new RangeError('there is no blockhash');
      if (latest[0] !== this.#blockhash) return latest[0];
    }
  }

  /** The run may pay fees from another wallet. */
  async #fund(agent: Keypair): Promise<void> {
    if (this.#funded.has(agent)) return;
    this.#funded.add(agent);
    await this.#player.engine.fund(agent.publicKey.toBytes(), FEE_LAMPORTS);
  }

  /** What agents sign in a transaction, in its order; nothing if no agent signs. */
  #groupsOf(bytes: Uint8Array): readonly SignedGroup[] {
    const groups: SignedGroup[] = [];
    let prepared: TransactionInstruction[] = [];
    const parsed = Transaction.from(bytes);
    const payer = parsed.signatures[0]?.publicKey.toBase58() ?? '';
    for (const instruction of parsed.instructions) {
      const signer = instruction.keys.find(({ pubkey, isSigner }) => isSigner && this.#agents.has(pubkey.toBase58()));
      const agent = signer === undefined ? undefined : this.#agents.get(signer.pubkey.toBase58());
      if (agent === undefined || this.#coder.decode(instruction.data)?.name === 'open_stake_account') {
        prepared.push(instruction);
      } else {
        groups.push({ agent, instructions: [...prepared, instruction], isAction: true });
        prepared = [];
      }
    }
    const agent = this.#agents.get(payer);
    if (prepared.length === 0 || (groups.length === 0 && agent === undefined)) return groups;
    if (agent === undefined) throw new RangeError('nobody signs the last instructions of a transaction');
    return [...groups, { agent, instructions: prepared, isAction: false }];
  }
}

function keypairOf({ signingKey }: Wallet): Keypair {
  const { d } = signingKey.export({ format: 'jwk' });
  if (d === undefined) throw new TypeError('an ed25519 key without its secret half');
  return Keypair.fromSeed(Buffer.from(d, 'base64url'));
}
