import { isSwitchedOn } from '../policies/program-switches.ts';
import { type CaptureCost, captureCost } from './capture-cost.ts';
import { circulatingBaseUnits, type MetricDefinition, type MetricInput, ratioOf, valueUsd } from './metric.ts';
import { quorumHolders } from './quorum-holders.ts';

const RULES = 'pool and governance accounts; stake accounts';

/** What it takes to pass a proposal, under the rules of the tick. */
export const CAPTURE_METRICS: readonly MetricDefinition[] = [
  {
    id: 'influence.quorum_holders',
    title: 'Holders who reach quorum together',
    unit: 'count',
    formula:
      'fewest holders whose voting powers, each at most power_cap with POWER_CAP, add up to the smallest quorum of the four ' +
      'kinds of proposals; not defined where all together do not',
    source: RULES,
    better: 'higher',
    compute: ({ pool, governance, holders }) =>
      quorumHolders(holders.ascendingPowers(), holders.totalPower, {
        quorumBps: Math.min(...governance.quorumBps),
        powerCapBps: isSwitchedOn(pool, 'powerCap') ? governance.powerCapBps : undefined,
      }),
  },
  {
    id: 'influence.capture_capital',
    title: 'Smallest capital that passes a proposal alone',
    unit: 'base_units',
    formula:
      'stake and bond of a newcomer when nobody else votes: power ceil(q x power of all / (1 - q)) for the smallest quorum q, ' +
      'so that it is q of the total that it is part of; at the greatest multiplier of the locks that outlast the vote, with ' +
      'POWER_BY_LOCK; at least min_proposal_stake and, in each further wallet, min_vote_stake; what of these is above ' +
      'power_cap counts for nothing and stays without a lock',
    source: RULES,
    better: 'higher',
    compute: (input) => unopposed(input)?.capitalBaseUnits,
  },
  {
    id: 'influence.capture_share',
    title: 'That capital as a share of the circulating supply',
    unit: 'ratio',
    formula: 'influence.capture_capital / supply.circulating',
    source: `${RULES}; mint, operator and vault accounts`,
    better: 'higher',
    compute: (input) => {
      const cost = unopposed(input);
      return cost && ratioOf(cost.capitalBaseUnits, circulatingBaseUnits(input));
    },
  },
  {
    id: 'influence.capture_wallets',
    title: 'Wallets that this capital has to be in',
    unit: 'count',
    formula:
      'the larger of ceil(stake / max_stake) with STAKE_CAP and ceil(quorum / power_cap) with POWER_CAP, both of the total ' +
      'with the newcomer; at least 1',
    source: RULES,
    better: 'higher',
    compute: (input) => unopposed(input)?.wallets,
  },
  {
    id: 'influence.capture_contested',
    title: 'Smallest capital that passes a proposal against the usual turnout',
    unit: 'base_units',
    formula:
      'influence.capture_capital when governance.mean_turnout_90d x power of all votes no: also power ' +
      'ceil(a x no / (1 - a)) for the approval a, votes counted linearly; of the kind of proposal for which it is least',
    source: `${RULES}; proposal accounts`,
    better: 'higher',
    compute: (input) => {
      const turnout = input.proposals.meanTurnout();
      if (turnout === undefined) return undefined;
      const against = BigInt(Math.ceil(Number(input.holders.totalPower) * turnout));
      return captureCost(input, { power: input.holders.totalPower, against })?.capitalBaseUnits;
    },
  },
];

/** The same where tokens have a price. */
export const CAPTURE_PRICE_METRICS: readonly MetricDefinition[] = [
  {
    id: 'influence.capture_usd',
    title: 'What capturing a vote costs at the price of the tick',
    unit: 'usd',
    formula: 'influence.capture_capital in tokens x market.price; what buying so much does to the price is not counted',
    source: `${RULES}; price process, market account where the pool makes the price`,
    better: 'higher',
    compute: (input) => {
      const { market } = input.outside;
      const cost = market && unopposed(input);
      return cost && valueUsd(cost.capitalBaseUnits, market);
    },
  },
];

/** Of the tick that several metrics are made of. */
const UNOPPOSED = new WeakMap<MetricInput, { readonly cost: CaptureCost | undefined }>();

function unopposed(input: MetricInput): CaptureCost | undefined {
  const known = UNOPPOSED.get(input);
  if (known !== undefined) return known.cost;
  const cost = captureCost(input, { power: input.holders.totalPower, against: 0n });
  UNOPPOSED.set(input, { cost });
  return cost;
}
