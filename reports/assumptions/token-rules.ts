import type { AssumptionSection } from './assumption.ts';

/** How a token is governed. */
export const TOKEN_RULES: AssumptionSection = {
  title: 'Governance, treasury, mitigations',
  columns: [
    ['default', 'topic'],
    ['value', 'value'],
    ['source', 'source'],
    ['status', 'status'],
  ],
  rows: [
    {
      topic: '`governance.min_proposal_stake`, `min_vote_stake`',
      value: '10,000 and 1,000 ACT staked',
      source: 'Plan',
      status: 'sourced',
    },
    {
      topic: '`governance.quorum`, `approval`',
      value: '10% of all voting power, 66% of yes and no, for each kind of proposal',
      source: 'Plan; Design would ask 15% for spending, and 20% and 75% for upgrades',
      status: 'sourced',
    },
    { topic: '`governance.voting`, `timelock`', value: '7 and 3 days', source: 'Plan', status: 'sourced' },
    {
      topic: '`governance.bond`',
      value: '10,000 ACT / none',
      source: 'Design: against spam, given back when the proposal is over; the Plan has none',
      status: "derived; the amount is the proposer's least stake",
    },
    { topic: '`governance.grace`', value: '14 days', source: "Compound's GRACE_PERIOD", status: 'sourced' },
    {
      topic: '`governance.seasoning`',
      value: '1 day / none',
      source: 'Design names 1 to 7 days: who splits a stake has to do so before the snapshot',
      status: 'derived',
    },
    {
      topic: '`governance.late_window`',
      value: '24 hours',
      source: "as OpenZeppelin's GovernorPreventLateQuorum is commonly set",
      status: 'unsourced',
      stands: { in: 'run', unsourced: { 'governance.late_window': '24 hours' }, feature: 'lateQuorum' },
    },
    {
      topic: '`governance.power_cap`',
      value: '5% of the snapshot total a voter',
      source: 'Design; splitting gets round it, so it is a bound on one wallet only',
      status: 'unsourced',
      stands: { in: 'run', unsourced: { 'governance.power_cap': '5.00%' }, feature: 'powerCap' },
    },
    {
      topic: '`governance.cool_down`',
      value: '30 days',
      source: 'a defeated proposal comes back at most once a month',
      status: 'unsourced',
      stands: { in: 'run', unsourced: { 'governance.cool_down': '30 days' }, feature: 'coolDown' },
    },
    {
      topic: '`governance.veto_for`',
      value: '180 days from genesis',
      source: "Design: while bootstrapping; the Plan's longest lock",
      status: 'unsourced',
      stands: { in: 'run', unsourced: { 'governance.veto_for': '180 days' }, feature: 'veto' },
    },
    {
      topic: '`governance.quadratic`',
      value: 'feature proposals, attested owners / all, everybody',
      source:
        'Design: the square root pays who splits a stake, 31.6 times with a thousand wallets; the Plan names quadratic voting without either limit',
      status: 'derived',
    },
    {
      topic: '`treasury.spending_cap`',
      value: '10% in any 30 days',
      source: "Helium's circuit breaker in kind",
      status: 'unsourced',
      stands: { in: 'run', unsourced: { 'treasury.spending_cap': '10.00%' }, feature: 'spendingCap' },
    },
    {
      topic: '`treasury.reserve_floor`',
      value: "20,000,000 ACT, a tenth of the treasury's share",
      source: 'Plan names the stabilisation, no number',
      status: 'unsourced',
      stands: { in: 'run', unsourced: { 'treasury.reserve_floor': '20,000,000 ACT' }, feature: 'reserveFloor' },
    },
    {
      topic: '`treasury.buyback.weekly_cap`, `max_price`',
      value: '1,000,000 ACT a week, 0.1 USD',
      source: '0.1% of supply; the price is ours, since the Plan has none',
      status: 'unsourced',
      stands: {
        in: 'run',
        unsourced: { 'treasury.buyback.weekly_cap': '1,000,000 ACT', 'treasury.buyback.max_price': '0.10 USD' },
        feature: 'buyback',
      },
    },
    {
      topic: '`treasury.buyback.quote_reserve`, `quote_decimals`',
      value: '1,000,000 USD, 6 decimals',
      source: 'ten weeks at cap and highest price; the decimals of USDC',
      status: 'unsourced; decimals sourced',
      stands: {
        in: 'run',
        unsourced: { 'treasury.buyback.quote_reserve': '1,000,000 USD' },
        sourced: { 'treasury.buyback.quote_decimals': '6' },
        feature: 'buyback',
      },
    },
    {
      topic: '`mitigations`, on in both profiles',
      value: 'compounding, boosters, stakeCap, powerByLock, buyback, pause',
      source: 'Plan',
      status: 'sourced',
    },
    {
      topic: '`mitigations`, on in `hardened` only',
      value: 'voteLock, lateQuorum, powerCap, spendingCap, reserveFloor, veto, coolDown',
      source:
        "Design: each closes a hole that the Plan's parameters leave and takes nothing from who plays by the rules",
      status: 'derived',
    },
    {
      topic: '`mitigations`, off in both profiles',
      value: 'powerByAge, boostVests, unstakeTickets, quadratic, penaltyBurn',
      source: 'each changes what the Plan pays or counts; switch them on to see what they buy',
      status: 'derived',
    },
    {
      topic: 'bounds of all these',
      value: 'as compiled into the program',
      source: '[parameters of the program](programs/staking/README.md#parameters)',
      status: 'derived',
    },
    {
      topic: '`population[].attested`',
      value: '0%',
      source: 'an attestor has to be shown to exist',
      status: 'unsourced',
      stands: { in: 'cohort', unsourced: { attested: '0.00%' }, feature: 'quadratic' },
    },
    {
      topic: 'shares without a cohort that unlocks them',
      value: 'to wallets of the operator that do nothing',
      source: 'they then neither stake nor sell',
      status: 'unsourced',
    },
  ],
};
