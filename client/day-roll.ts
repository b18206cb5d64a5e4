import { SystemProgram } from '@solana/web3.js';
import type { PoolSchedule } from '#harness/program/accounts.ts';
import { MAX_DAYS_PER_ROLL, planRoll } from '#harness/program/page-plan.ts';
import { rollAccounts } from './page-accounts.ts';
import type { ProgramConnection } from './program-connection.ts';
import type { InstructionGroup } from './transaction-packing.ts';

/** The pool once its ended days are closed, and the calls that close them. */
export interface RolledPool {
  /** Empty when no day has ended since the last roll. */
  readonly rolls: readonly InstructionGroup[];
  /** The open day after them, which is today. */
  readonly today: number;
  readonly features: number;
  readonly boostDays: number;
}

const NOTHING_PENDING = { pendingEndDays: [], pendingRaiseDays: [] } as const;

/**
 * The calls that bring the pool to today: `roll` for each 64 ended days, with the history pages that it needs
 * opened before it at the payer's cost. Throws `AccountMissing` while there is no pool.
 */
export async function planDayRoll(chain: ProgramConnection): Promise<RolledPool> {
  const today = await chain.accounts.today();
  const rolls: InstructionGroup[] = [];
  const opened = new Set<number>();
  const schedule = await chain.accounts.poolSchedule();
  for (let day = schedule.lastDay; day < today; day += MAX_DAYS_PER_ROLL) {
    // What waits to be scheduled is scheduled by the first roll.
    const next = day === schedule.lastDay ? schedule : { ...schedule, ...NOTHING_PENDING, lastDay: day };
    rolls.push(await rollOnce(chain, next, today, opened));
  }
  const { features, boostDays } = schedule;
  return { rolls, today: Math.max(today, schedule.lastDay), features, boostDays };
}

async function rollOnce(
  chain: ProgramConnection,
  schedule: PoolSchedule,
  today: number,
  opened: Set<number>,
): Promise<InstructionGroup> {
  const { program, addresses, payer } = chain;
  const { historyPages, expiryPages } = planRoll(schedule, today);
  const missing: number[] = [];
  for (const page of historyPages) {
    if (opened.has(page)) continue;
    opened.add(page);
    if (!(await chain.accounts.exists(addresses.historyPage(page)))) missing.push(page);
  }
  const opens = missing.map(async (page) => {
    const historyPage = addresses.historyPage(page);
    const accounts = { payer, historyPage, systemProgram: SystemProgram.programId };
    return program.methods.openHistoryPage(page).accountsStrict(accounts).instruction();
  });
  const roll = program.methods
    .roll()
    .accountsStrict({ pool: addresses.pool })
    .remainingAccounts([...rollAccounts(addresses, historyPages, expiryPages)])
    .instruction();
  return Promise.all([...opens, roll]);
}
