import { bpsFloor } from '../core/fixed.ts';
import { SECONDS_PER_DAY } from '../core/units.ts';
import { SPEND_PURPOSES } from '../ports/actions.ts';
import type { ProposalState, TreasuryState } from '../ports/governance-states.ts';
import { parameterBounds } from './economy/parameter-bounds.ts';
import { EXACT, type Invariant, type InvariantView, type Report, reportUnequal } from './invariant.ts';
import {
  changedParameters,
  type ParameterChange,
  type ParameterStates,
  readParameters,
} from './observed-parameters.ts';

const SPENDING_CAP = 1 << 11;
const SPENDING_WINDOW_DAYS = 30;
const MAX_PAUSE_SECONDS = BigInt(7 * SECONDS_PER_DAY);
/** A paused week needs a week without a pause on each side: never more than 7 days in any 14. */
const PAUSE_COOL_DOWN_SECONDS = BigInt(7 * SECONDS_PER_DAY);
const BUYBACK = SPEND_PURPOSES.indexOf('buyback');

/** The treasury pays what was voted on, and not too much at a time. */
export const SPENDING_IS_VOTED: Invariant = {
  id: 'I21',
  title: 'treasury outflow == executed spends; in any 30 days at most the cap of what it held before them',
  severity: 'fatal',
  cadence: 'tick',
  compares: 'treasury vault, swept penalties, executed spend proposals, outflows by day',
  source: 'onchain.md 1.8, 1.10, G02',
  tolerance: EXACT,
  checkWhole(view, report) {
    const { vaults, previousVaults, treasury } = view;
    const left = previousVaults.treasuryVaultBaseUnits + view.sweptToTreasuryBaseUnits - vaults.treasuryVaultBaseUnits;
    let voted = 0n;
    for (const proposal of view.proposals.newlyExecuted()) {
      voted += isOutflow(proposal) ? proposal.value : 0n;
    }
    reportUnequal(report, 'treasury vault: paid', voted, left);
    const { before, now } = treasury;
    if (now === undefined || before === undefined || !treasury.isFresh) {
      return;
    }
    reportUnequal(report, 'treasury: total spent', before.totalSpentBaseUnits + voted, now.totalSpentBaseUnits);
    const isCapped = (view.pool.features & view.previousPool.features & SPENDING_CAP) !== 0;
    if (voted > 0n && isCapped) {
      checkWindow(view, now, Math.max(before.spendingCapBps, now.spendingCapBps), report);
    }
    const quoteLeft = previousVaults.quoteVaultQuoteUnits - vaults.quoteVaultQuoteUnits;
    const quotePaid = now.buybackTotalQuoteUnits - before.buybackTotalQuoteUnits;
    reportUnequal(report, 'quote vault: paid', quotePaid, quoteLeft);
  },
};

function isOutflow({ kind, selector }: ProposalState): boolean {
  return kind === 'spend' && selector !== BUYBACK;
}

function checkWindow({ vaults }: InvariantView, treasury: TreasuryState, capBps: number, report: Report): void {
  let outflow = 0n;
  for (let back = 0; back < SPENDING_WINDOW_DAYS; back += 1) {
    const slot = (treasury.lastOutflowDay - back) % treasury.outflowByDay.length;
    outflow += treasury.outflowByDay[slot] ?? 0n;
  }
  // What came in after the payment only makes the bound wider.
  const most = bpsFloor(vaults.treasuryVaultBaseUnits + outflow, capBps);
  if (outflow > most) {
    report('treasury: outflow of 30 days', `at most ${most}`, String(outflow));
  }
}

/** No rule changes but by a vote, and none beyond what is compiled in. */
export const RULES_CHANGE_BY_VOTE: Invariant = {
  id: 'I22',
  title: 'a parameter changes only to what an executed proposal says, within its bounds; a feature likewise',
  severity: 'fatal',
  cadence: 'tick',
  compares: 'parameters and features of all accounts, as last read, with executed proposals of the tick',
  source: 'onchain.md 1.8, G07; programs/staking/README.md, Parameters',
  tolerance: EXACT,
  checkWhole(view, report) {
    const before = statesBefore(view);
    const now = statesNow(view);
    const changes = changedParameters(before, now);
    if (changes.length > 0) {
      checkChanges(view, changes, [readParameters(before), readParameters(now)], report);
    }
    checkFeatures(view, report);
  },
};

function statesBefore({ previousPool, governance, treasury, emission }: InvariantView): ParameterStates {
  return {
    pool: previousPool,
    governance: governance.before,
    treasury: treasury.before,
    emission: emission.before,
  };
}

function statesNow({ pool, governance, treasury, emission }: InvariantView): ParameterStates {
  return { pool, governance: governance.now, treasury: treasury.now, emission: emission.now };
}

function checkChanges(
  view: InvariantView,
  changes: readonly ParameterChange[],
  values: readonly ReadonlyMap<number, bigint>[],
  report: Report,
): void {
  const executed = view.proposals.newlyExecuted();
  const supplies = [view.previousPool.totalSupplyBaseUnits, view.pool.totalSupplyBaseUnits];
  for (const { id, before, after } of changes) {
    if (!executed.some(({ kind, selector, value }) => kind === 'parameter' && selector === id && value === after)) {
      report(`parameter ${id}`, `${before}, or what an executed proposal says`, String(after));
    }
    // Neighbours and supply may have moved in the same tick: the bounds of either end of it count.
    const isInside = values.some((known) =>
      supplies.some((supply) => {
        const bounds = parameterBounds(id, (other) => known.get(other) ?? 0n, supply);
        return bounds !== undefined && bounds[0] <= after && after <= bounds[1];
      }),
    );
    if (!isInside) {
      report(`parameter ${id}`, 'a value within its bounds', String(after));
    }
  }
}

function checkFeatures({ pool, previousPool, proposals }: InvariantView, report: Report): void {
  const switched = pool.features ^ previousPool.features;
  if (switched === 0) {
    return;
  }
  const executed = proposals.newlyExecuted();
  for (let flag = 0; switched >>> flag !== 0; flag += 1) {
    const isSwitched = ((switched >>> flag) & 1) === 1;
    const enabled = BigInt((pool.features >>> flag) & 1);
    const isVoted = executed.some((proposal) => {
      return proposal.kind === 'feature' && proposal.selector === flag && proposal.value === enabled;
    });
    if (isSwitched && !isVoted) {
      report(`pool: feature ${flag}`, enabled === 1n ? 'off' : 'on', enabled === 1n ? 'on' : 'off');
    }
  }
}

/** An emergency is short and costs no voter the vote. */
export const PAUSES_ARE_SHORT: Invariant = {
  id: 'I23',
  title:
    'a pause lasts at most 7 days and the next begins 7 days after its end; voting goes on as long as it was paused',
  severity: 'fatal',
  cadence: 'tick',
  compares: "the pool's pause now and at the last check; decided proposals with the paused voting time",
  source: 'onchain.md 1.10, P02',
  tolerance: EXACT,
  checkWhole(view, report) {
    const { pool, previousPool } = view;
    const length = pool.pauseUntilUnixSeconds - pool.pauseStartedUnixSeconds;
    if (length > MAX_PAUSE_SECONDS) {
      report('pool: pause', `at most ${MAX_PAUSE_SECONDS} seconds`, String(length));
    }
    const isNew = pool.pauseStartedUnixSeconds !== previousPool.pauseStartedUnixSeconds;
    const earliest = previousPool.pauseUntilUnixSeconds + PAUSE_COOL_DOWN_SECONDS;
    if (isNew && previousPool.pauseUntilUnixSeconds > 0n && pool.pauseStartedUnixSeconds < earliest) {
      report('pool: start of the pause', `at least ${earliest}`, String(pool.pauseStartedUnixSeconds));
    }
    if (pool.votePausedSeconds < previousPool.votePausedSeconds) {
      const least = `at least ${previousPool.votePausedSeconds}`;
      report('pool: paused voting seconds', least, String(pool.votePausedSeconds));
    }
    for (const { before, after } of view.proposals.changes) {
      if (after.finalizedAtUnixSeconds > 0n && (before?.finalizedAtUnixSeconds ?? 0n) === 0n) {
        const least = after.votingEndUnixSeconds + pausedSeconds(view, after);
        if (after.finalizedAtUnixSeconds < least) {
          report(`proposal ${after.id}: finalized at`, `at least ${least}`, String(after.finalizedAtUnixSeconds));
        }
      }
    }
  },
};

const PAUSES_VOTING = 1 << 5;

/** Seconds in which voting was paused between a proposal's activation and its decision. */
function pausedSeconds({ pool }: InvariantView, proposal: ProposalState): bigint {
  const { pauseStartedUnixSeconds: started, pauseUntilUnixSeconds: until } = pool;
  const decided = proposal.finalizedAtUnixSeconds;
  let paused = pool.votePausedSeconds;
  if ((pool.pauseMask & PAUSES_VOTING) !== 0 && decided > started) {
    paused += (decided < until ? decided : until) - started;
  }
  return paused > proposal.votePausedBaseSeconds ? paused - proposal.votePausedBaseSeconds : 0n;
}
