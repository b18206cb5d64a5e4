import type { Outcome } from '#sim/ports/staking-chain.ts';
import { decodeStakeSchedule, type PagedEntry, type StakeSchedule } from '../program/accounts.ts';
import type { EncodedAction } from '../program/action-encoder.ts';
import { planSettlement } from '../program/page-plan.ts';
import type { StakerAccounts } from '../program/staking-instructions.ts';
import type { Wallet } from '../wallet.ts';
import type { AgentSlot } from './agent-slot.ts';
import type { ChainSite } from './chain-site.ts';

const NO_STAKE: StakeSchedule = { entries: [], ticketCount: 0 };

/** An agent's stake as the next action finds it: as remembered, else read. */
export async function stakeOf(site: ChainSite, slot: AgentSlot): Promise<StakeSchedule> {
  if (!slot.stakeOpen) return NO_STAKE;
  slot.stake ??= decodeStakeSchedule(await site.accounts.read(slot.staker.userStake));
  return slot.stake;
}

/** Who signs and pays, and the accounts with the signer in the owner's place. */
export interface Signatory {
  readonly wallet: Wallet;
  readonly staker: StakerAccounts;
}

/**
 * Sends an action that settles all entries; ahead of it, settlements of those whose history pages it has no room
 * for beside `otherPages` pages of its own.
 */
export async function settleAnd(
  site: ChainSite,
  slot: AgentSlot,
  { wallet, staker }: Signatory,
  entries: readonly PagedEntry[],
  otherPages: number,
  encode: (historyPages: readonly number[]) => EncodedAction,
): Promise<Outcome> {
  const capacity = site.pageCapacity;
  const { ahead, rest } = planSettlement(entries, site.schedule.lastDay, capacity, capacity - otherPages);
  const settledAhead: number[] = [];
  for (const { entryMask, historyPages } of ahead) {
    const outcome = await site.sign(slot, site.encoder.settleEntries(staker, entryMask, historyPages), wallet);
    if (!outcome.accepted) return { ...outcome, settledAhead };
    settledAhead.push(entryMask);
  }
  const outcome = await site.sign(slot, encode(rest), wallet);
  if (settledAhead.length === 0) return outcome;
  return { ...outcome, settledAhead };
}
