import { parseScenario } from '#scenarios/index.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';

const TEXT = `
version: 1
name: recorded
description: Forty wallets in seventy days in which something of every kind happens.
seed: 11
horizon: 70d
market:
  price: { start: 0.05 USD, gbm: { drift: 0%, volatility: 40% } }
  pool: { tokens: 5_000_000 ACT, fee: 0.3%, desk: { tokens: 5_000_000 ACT, quote: 500_000 USD } }
token:
  vesting:
    team: { cliff: 30d, duration: 1y }
    partners: { cliff: 45d, duration: 45d }
governance: { voting: 3d, timelock: 2d }
guardian:
  pauses: [{ at: 50d, for: 36h, what: [stake, boosters] }]
keeper:
  outages: [{ at: 33d, for: 10d }]
events:
  - { price: -30%, at: 20d }
  - { demand: 2, at: 25d, for: 5d }
  - { exodus: 20%, at: 60d, cohort: newcomers }
population:
  - cohort: stakers
    count: 22
    holdings: { pareto: { alpha: 1.1, min: 10_000 ACT, max: 1_000_000 ACT } }
    policy:
      kind: staker
      participation_bps: 9000
      join_over_days: 5
      review_every_days_mean: 4
      lock_mix: { 0: 40, 7: 40, 30: 20 }
      compounding_bps: 4000
      voting: { turnout_bps: 8000, turnout_large_bps: 9000 }
  - cohort: whales
    count: 3
    holdings: { pareto: { alpha: 1.05, min: 2_000_000 ACT, max: 20_000_000 ACT } }
    policy: { kind: whale, join_over_days: 2, accumulate_over_days: 5, voting: { turnout_bps: 9000, turnout_large_bps: 9000 } }
  - cohort: newcomers
    count: 14
    holdings: { pareto: { alpha: 1.1, min: 10_000 ACT, max: 500_000 ACT } }
    arrival: { at_start: 20%, over: 30d }
    policy: { kind: holder }
  - cohort: author
    count: 1
    holdings: { pareto: { alpha: 1.1, min: 200_000 ACT, max: 200_001 ACT } }
    policy:
      kind: proposer
      proposals:
        - { kind: parameter, at_day: 9, parameter: min_claim, value: 2 }
        - { kind: feature, at_day: 52, feature: unstakeTickets, enabled: true }
outputs:
  actions: true
  agents: { sample: 7, every: 7d, census: 21d }
  cohorts: { every: 7d }
`;

/** A small run in which every table gets rows: proposals, shocks, arrivals, an outage, a pause and two cliffs. */
export function aRecordedRun(): RunSpec {
  return parseScenario(TEXT, { file: 'recorded.yaml', format: 'yaml' });
}
