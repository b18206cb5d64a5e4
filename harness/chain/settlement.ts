import type { Outcome } from '#sim/ports/staking-chain.ts';
import { decodeStakeSchedule, type PagedEntry, type StakeSchedule } from '../program/accounts.ts';
import type { EncodedAction } from '../program/action-template.ts';
import { planSettlement } from '../program/page-plan.ts';
import type { AgentSlot } from './agent-slot.ts';
import type { ChainSite } from './chain-site.ts';

const NO_STAKE: StakeSchedule = { entries: [], ticketCount: 0 };

/** An agent's stake as the next action finds it: as remembered, else read. */
export async function stakeOf(site: ChainSite, slot: AgentSlot): Promise<StakeSchedule> {
  if (!slot.stakeOpen) return NO_STAKE;
  slot.stake ??= decodeStakeSchedule(await site.accounts.read(slot.staker.userStake));
  return slot.stake;
}

/** What is known of an agent's stake; undefined when only the account can tell. */
export function knownStake({ stakeOpen, stake }: AgentSlot): StakeSchedule | undefined {
  return stakeOpen ? stake : NO_STAKE;
}

/** Encodes an action that names these history pages. */
type EncodeWithPages = (historyPages: readonly number[]) => EncodedAction;

/**
 * An action that settles all entries, if one transaction has room for their history pages beside `otherPages` pages
 * of its own; else undefined.
 */
export function settleWithin(
  site: ChainSite,
  entries: readonly PagedEntry[],
  otherPages: number,
  encode: EncodeWithPages,
): EncodedAction | undefined {
  const { ahead, rest } = plan(site, entries, otherPages);
  return ahead.length === 0 ? encode(rest) : undefined;
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
  encode: EncodeWithPages,
): Promise<Outcome> {
  const { ahead, rest } = plan(site, entries, otherPages);
  if (ahead.length === 0) return site.send(encode(rest));
  const settledAhead: number[] = [];
  for (const { entryMask, historyPages } of ahead) {
    const outcome = await site.sendAhead(site.encoder.settleEntries(slot.staker, entryMask, historyPages));
    if (!outcome.accepted) return { ...outcome, settledAhead };
    slot.stake = undefined;
    settledAhead.push(entryMask);
  }
  return { ...(await site.send(encode(rest))), settledAhead };
}

function plan(
  { pageCapacity, schedule }: ChainSite,
  entries: readonly PagedEntry[],
  otherPages: number,
): ReturnType<typeof planSettlement> {
  return planSettlement(entries, schedule.lastDay, pageCapacity, pageCapacity - otherPages);
}
