import type { AssumptionSection } from './assumption.ts';

/** What a token gives its stakers. */
export const TOKEN_ECONOMY: AssumptionSection = {
  title: 'Token, staking, rewards',
  columns: [
    ['default', 'topic'],
    ['value', 'value'],
    ['source', 'source'],
    ['status', 'status'],
  ],
  rows: [
    {
      topic: '`token.supply`, `token.decimals`, `token.symbol`',
      value: '1,000,000,000, 9, ACT',
      source: 'Plan',
      status: 'sourced',
    },
    { topic: '`staking.min_stake`', value: '100 ACT', source: 'Plan', status: 'sourced' },
    { topic: '`staking.max_stake`', value: '10,000,000 ACT a wallet, 1% of supply', source: 'Plan', status: 'sourced' },
    {
      topic: '`staking.locks`',
      value: '0, 7, 30, 90, 180 days at 1.0, 1.2, 1.5, 2.0, 3.0',
      source: 'Plan',
      status: 'sourced',
    },
    {
      topic: '`token.distribution`',
      value: 'community 40%, team 20%, treasury 20%, liquidity 10%, partners 10%',
      source: 'Plan',
      status: 'sourced',
    },
    {
      topic: '`token.vesting.team`',
      value: 'cliff 1 year, all after 4 years, evenly',
      source: 'Plan says only that the share unlocks gradually; four years with a cliff of one are customary',
      status: 'unsourced',
      stands: {
        in: 'run',
        unsourced: { 'token.vesting.team.cliff': '365 days', 'token.vesting.team.duration': '1,460 days' },
      },
    },
    {
      topic: '`token.vesting.partners`',
      value: 'cliff 6 months, all after 2 years, evenly',
      source: "as the team's, shorter",
      status: 'unsourced',
      stands: {
        in: 'run',
        unsourced: { 'token.vesting.partners.cliff': '180 days', 'token.vesting.partners.duration': '730 days' },
      },
    },
    {
      topic: 'community and liquidity',
      value: 'the population holds them, the rest stays with the operator',
      source: "the Plan's 400M + 100M are the 500M that it expects in circulation in year 1",
      status: 'derived',
    },
    {
      topic: '`staking.penalty`',
      value: '10% of what leaves early, to a vault of its own',
      source:
        'Plan gives the share; where it goes is ours, since stakers who are paid penalties get back part of their own (Fjord audit finding 712, CodeHawks, August 2024)',
      status: 'sourced; destination derived',
    },
    {
      topic: '`rewards.reward_rate`',
      value: 'at most 5% of supply a year',
      source: 'Plan, "max 5% annual"',
      status: 'sourced',
    },
    {
      topic: '`rewards.inflation`',
      value: '5%, 3%, then 2% a year',
      source: 'Plan, its model of years 1, 2 and 3 on',
      status: 'sourced',
    },
    {
      topic: '`rewards.inflation_cap`',
      value: '5% of supply in any 365 days',
      source: 'Plan, "max 5% annual"; a rolling window, because a calendar year lets 10% pass around its end',
      status: 'sourced; the window derived',
    },
    { topic: '`rewards.min_claim`', value: '1 ACT', source: 'Plan', status: 'sourced' },
    {
      topic: '`rewards.boosters.active`, `long_term`, `voting`',
      value: '10%, 20%, 15% of the weight, added up',
      source: "Plan; that they add up, and act as a factor on the lock's multiplier, is our reading",
      status: 'sourced; the sum derived',
    },
    {
      topic: '`rewards.boosters.length`',
      value: '28 days',
      source: 'four weeks of rewards; short, so that a booster has to be earned again and again',
      status: 'unsourced',
      stands: { in: 'run', unsourced: { 'rewards.boosters.length': '28 days' }, feature: 'boosters' },
    },
    {
      topic: '`rewards.boosters.active_within`, `long_term_after`',
      value: 'a debate fee in 28 days; a deposit of 180 days',
      source: "the length of a booster; the Plan's longest lock",
      status: 'derived',
    },
    {
      topic: 'voting booster',
      value: '2 of the last 4 proposals that reached quorum',
      source: 'Helium asks its voters for 2 of 4; proposals without quorum would be farmed',
      status: 'sourced in kind',
    },
    {
      topic: '`rewards.min_debate_fee`',
      value: '1 ACT',
      source: 'as the least claim',
      status: 'unsourced',
      stands: { in: 'run', unsourced: { 'rewards.min_debate_fee': '1.00 ACT' } },
    },
    {
      topic: '`staking.ticket_length`',
      value: '7 days, when exits are paid out gradually',
      source: 'a reward period',
      status: 'unsourced',
      stands: { in: 'run', unsourced: { 'staking.ticket_length': '7 days' }, feature: 'unstakeTickets' },
    },
    {
      topic: 'reward period',
      value: '7 days, released by sevenths each day',
      source: 'Plan: daily snapshots, weekly distribution',
      status: 'sourced; the sevenths are derived from both',
    },
    { topic: 'rewards go on during a lock', value: 'yes', source: 'Plan', status: 'sourced' },
    {
      topic: "boost after a lock's end",
      value: 'none; the deposit goes on at 1.0',
      source: 'the Plan is silent; otherwise an ended lock would be a free option',
      status: 'derived',
    },
    {
      topic: 'least weight that is paid',
      value: 'one whole token',
      source: 'bounds what a first staker can take and how fast the accumulator grows',
      status: 'unsourced',
    },
    {
      topic: 'largest supply',
      value: '2 x 10^18 base units',
      source:
        'power is at most 3.0 by lock times 3.0 by age: 9 x 2 x 10^18 < 2^64, see [ADR 0011](docs/adr/0011-weights.md)',
      status: 'derived',
    },
    {
      topic: '`start`',
      value: '2026-01-01, midnight UTC',
      source: 'the first new year after the Plan',
      status: 'unsourced',
      stands: { in: 'run', unsourced: { start: '2026-01-01' } },
    },
    {
      topic: 'month, year',
      value: '30 days, 365 days',
      source: 'as the Plan counts locks and rates',
      status: 'derived',
    },
  ],
};
