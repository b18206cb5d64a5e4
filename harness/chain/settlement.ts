import type { Outcome } from '#sim/ports/staking-chain.ts';
import { decodeStakeSchedule, type PagedEntry, type StakeSchedule } from '../program/accounts.ts';
import type { EncodedAction } from '../program/action-template.ts';
import { planSettlement } from '../program/page-plan.ts';
import type { AgentSlot } from './agent-slot.ts';
import type { ChainSite } from './chain-site.ts';

export const NO_STAKE: StakeSchedule = { entries: [], ticketCount: 0 };

/** An agent's stake as the next action finds it: as remembered, else read. */
export async function stakeOf(site: ChainSite, slot: AgentSlot): Promise<StakeSchedule> {
  if (!slot.stakeOpen) return NO_STAKE;
  slot.stake ??= decodeStakeSchedule(await site.accounts.read(slot.staker.userStake));
  return slot.stake;
}

/**
 * Sends an action that settles all entries; ahead of it, settlements of those whose history pages it has no room
 * for beside `otherPages` pages of its own.
 */
export async function settleAnd(
  site: ChainSite,
  slot: AgentSlot,
  entries: readonly PagedEntry[],
  otherPages: number,
  encode: (historyPages: readonly number[]) => EncodedAction,
): Promise<Outcome> {
  const capacity = site.pageCapacity;
  const { ahead, rest } = planSettlement(entries, site.schedule.lastDay, capacity, capacity - otherPages);
  if (ahead.length === 0) return site.send(encode(rest));
  const settledAhead: number[] = [];
  for (const { entryMask, historyPages } of ahead) {
    const outcome = await site.send(site.encoder.settleEntries(slot.staker, entryMask, historyPages));
    if (!outcome.accepted) return { ...outcome, settledAhead };
    slot.stake = undefined;
    settledAhead.push(entryMask);
  }
  return { ...(await site.send(encode(rest))), settledAhead };
}
