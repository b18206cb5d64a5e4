import type { PublicKey } from '@solana/web3.js';
import { planSettlement } from '#harness/program/page-plan.ts';
import type { UserStakeState } from '#sim/ports/staking-chain.ts';
import { pageAccounts } from './page-accounts.ts';
import type { ProgramConnection } from './program-connection.ts';
import type { InstructionGroup } from './transaction-packing.ts';

/** History pages that one `settle_entries` names, and that an action names beside its own accounts and expiry pages. */
const SETTLE_PAGES = 24;
const ACTION_PAGES = 10;

/** Settlements to send before an action, and the history pages that it still names itself. */
export interface SettlementAhead {
  readonly settles: readonly InstructionGroup[];
  readonly historyPages: readonly number[];
}

/**
 * An action that settles all entries of an account has to name the history page of each start, lock end and booster
 * end that it meets for the first time; those that it has no room for are settled before it.
 */
export async function planSettleAhead(
  chain: ProgramConnection,
  owner: PublicKey,
  { entries }: UserStakeState,
  today: number,
): Promise<SettlementAhead> {
  const { program, addresses } = chain;
  const { ahead, rest } = planSettlement(entries, today, SETTLE_PAGES, ACTION_PAGES);
  const accounts = { pool: addresses.pool, userStake: addresses.userStake(owner) };
  const settles = ahead.map(async ({ entryMask, historyPages }) => [
    await program.methods
      .settleEntries(entryMask)
      .accountsStrict(accounts)
      .remainingAccounts([...pageAccounts(addresses, [], historyPages)])
      .instruction(),
  ]);
  return { settles: await Promise.all(settles), historyPages: rest };
}
