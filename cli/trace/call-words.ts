import { decodeAddress } from '#harness/program/base58.ts';
import { type ReadMessage, readMessage } from '#harness/trace/message-reader.ts';
import { instructionName, isSame, transactionWords } from '#harness/trace/transaction-words.ts';
import { WalletDirectory } from '#harness/trace/wallet-directory.ts';
import { describeAction } from '#sim/ledger/action-text.ts';
import type { AgentAction, AgentIndex } from '#sim/ports/actions.ts';
import type { TraceRecord, TraceTransaction } from '#sim/ports/trace.ts';
import { ActionMatch } from './action-match.ts';

/** Who does what in a trace's transactions, with amounts where the call before says them. Follows the trace record by record. */
export class CallWords {
  readonly #wallets = new WalletDirectory();
  readonly #match = new ActionMatch();
  #agentIds: readonly string[] = [];
  #call: TraceRecord | undefined;

  readonly #agentName = (agent: AgentIndex): string => this.#agentIds[agent] ?? `agent ${agent}`;

  take(record: TraceRecord): void {
    this.#wallets.take(record);
    if (record.kind === 'genesis') this.#agentIds = record.plan.agentIds;
    if (record.kind !== 'tx' && record.kind !== 'fund' && record.kind !== 'outcomes') this.#call = record;
  }

  /** What the transaction does. Throws `CORE__VALUE_OUT_OF_RANGE` for a message that is none. */
  of({ message }: TraceTransaction): string {
    const read = readMessage(new Uint8Array(Buffer.from(message, 'base64')));
    const plain = transactionWords(read, (address) => this.#wallets.nameOf(address));
    const call = this.#call;
    if (call?.kind === 'genesis') return `genesis: ${plain}`;
    if (call?.kind === 'operate') {
      const { kind } = call.action;
      const does = describeAction(call.action, this.#agentName);
      return read.instructions.some((one) => isOf(kind, instructionName(one)))
        ? `operator: ${does}`
        : `for ${does}: ${plain}`;
    }
    return (call?.kind === 'submit' && this.#deeds(read, call.actions)) || plain;
  }

  /** What an address in base58 is called; empty when it is none of the run's wallets. */
  nameOf(address: string): string {
    const bytes = decodeAddress(address);
    return (bytes && this.#wallets.find(bytes)?.name) ?? '';
  }

  /** Each agent's actions of the call that are in the message; undefined where an instruction may be more than one of them. */
  #deeds({ instructions, signers }: ReadMessage, actions: readonly AgentAction[]): string | undefined {
    const told: string[] = [];
    for (const instruction of instructions) {
      const name = instructionName(instruction);
      // It comes with the stake that needs it.
      if (name === 'open_stake_account') continue;
      const signer = instruction.accounts.find((account) => signers.some((one) => isSame(one, account)));
      const who = signer && this.#wallets.nameOf(signer);
      const own = actions.filter(({ agent, kind }) => this.#agentIds[agent] === who && isOf(kind, name));
      const meant = own.length > 1 ? own.filter((action) => this.#match.isCarriedOut(action, instruction)) : own;
      // The same thing asked for twice reads the same.
      const [does, ...others] = new Set(meant.map((action) => describeAction(action, this.#agentName)));
      if (does === undefined || others.length > 0) return undefined;
      told.push(`${who}: ${does}`);
    }
    return told.join('; ');
  }
}

/** Whether an instruction carries out actions of a kind. */
function isOf(kind: string, name: string): boolean {
  return (
    kind === name ||
    (kind === 'desk_swap' && name === 'swap') ||
    (kind === 'execute_proposal' && name.startsWith('execute_'))
  );
}
