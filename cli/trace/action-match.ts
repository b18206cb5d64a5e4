import { BorshWriter } from '#harness/program/borsh-writer.ts';
import { StakingAddresses } from '#harness/program/pda.ts';
import type { ReadInstruction } from '#harness/trace/message-reader.ts';
import { isSame } from '#harness/trace/transaction-words.ts';
import { type AgentAction, SWAP_SIDES, VOTE_SIDES } from '#sim/ports/actions.ts';

/** Tells which of an agent's actions of one kind an instruction carries out, by its arguments and its proposal. */
export class ActionMatch {
  #at: StakingAddresses | undefined;

  /** Also true where the instruction does not tell: of a kind without arguments, or with accounts alone. */
  isCarriedOut(action: AgentAction, instruction: ReadInstruction): boolean {
    const args = argumentsOf(action);
    const { data, accounts, programId } = instruction;
    if (args !== undefined && Buffer.compare(data.subarray(-args.length), args) !== 0) return false;
    if (!('proposalId' in action)) return true;
    this.#at ??= new StakingAddresses(programId);
    const proposal = this.#at.proposal(action.proposalId);
    return accounts.some((account) => isSame(account, proposal));
  }
}

/** The last bytes of an action's instruction; undefined for a kind that one agent asks for once. */
function argumentsOf(action: AgentAction): Uint8Array | undefined {
  const data = new BorshWriter();
  switch (action.kind) {
    case 'stake':
      return data.u64('amount', action.amountBaseUnits).u32('lock days', action.lockDays).written;
    case 'unstake':
      return data.u64('amount', action.amountBaseUnits).bool(action.force).u8('entry index', action.entryIndex).written;
    case 'extend_lock':
      return data.u8('entry index', action.entryIndex).u32('lock days', action.lockDays).written;
    case 'set_compounding':
      return data.bool(action.enabled).written;
    case 'pay_debate_fee':
    case 'buy_back':
    case 'transfer':
      return data.u64('amount', action.amountBaseUnits).written;
    case 'cast_vote':
      return data.u8('side', VOTE_SIDES.indexOf(action.side)).written;
    case 'swap':
      return data
        .u8('side', SWAP_SIDES.indexOf(action.side))
        .u64('amount', action.amountIn)
        .u64('least amount', action.minOut).written;
    case 'add_liquidity':
      return data.u64('amount', action.maxBaseUnits).u64('quote amount', action.maxQuoteUnits).written;
    case 'remove_liquidity':
      return data.u64('shares', action.shares).written;
    default:
      return undefined;
  }
}
