import type { AssumptionSection } from './assumption.ts';

/** What was measured elsewhere. */
export const COMPARISONS: AssumptionSection = {
  title: 'What to compare results with',
  columns: [
    ['quantity', 'topic'],
    ['measured', 'value'],
    ['source, date', 'source'],
  ],
  rows: [
    {
      topic: 'staked share of circulating supply, Solana applications',
      value:
        'MNDE 48.9%, KMNO 47.8, STEP 45.0, JUP 33.0, PYTH 30.4, RAY 13.3, JTO 10.0, DRIFT 8.3, ORCA 3.0: median 30.4',
      source: 'SolanaFloor, August 2024',
    },
    {
      topic: 'the same, of total supply',
      value: '13.4, 4.8, 26.4, 4.5, 11.0, 6.3, 1.2, 1.5, 1.6: median 4.8',
      source: 'the same',
    },
    {
      topic: 'staked share, layer 1',
      value: 'SOL 65 to 67% of total supply, ATOM 59 to 66%, ETH 28.7%',
      source: 'SolanaFloor, October 2024; Everstake, Q1 2023; October 2024',
    },
    {
      topic: 'CRV locked',
      value: '44.8% of circulating supply, for 3.36 of 4 years on average',
      source: 'Wintermute, November 2023',
    },
    {
      topic: 'stake of large accounts',
      value: '53.9% of staked ATOM in addresses with 100,000 or more',
      source: 'Everstake, 2023',
    },
    {
      topic: 'turnout',
      value:
        '43 to 52% of votable power (Arbitrum), 79% while voting was paid (Jupiter), about 5% of total supply (Aave, Compound, Lido, Uniswap)',
      source: 'Arbitrum forum 27797, October and November 2024; discuss.jup.ag 38908; arXiv 2407.10945',
    },
    {
      topic: 'yes votes',
      value: '89.4% on average (Compound), 86.3% (Snapshot)',
      source: 'arXiv 2305.17655; meteradar on Mirror',
    },
    {
      topic: 'Gini coefficient of holders',
      value: '0.955 (20 ERC-20 tokens), 0.97 to 0.99 (ten DAOs), 0.78 (Uniswap, one study)',
      source: 'coinroom.app, 2021; CCAF, 2024; abstract 19972',
    },
    { topic: 'share of the top 1% of holders', value: '83.2% (73 ERC-20 tokens)', source: 'Glassnode' },
    { topic: 'top ten voters', value: '57.9% (Compound), 44.7% (Uniswap)', source: 'arXiv 2305.17655' },
    {
      topic: 'ceiling of the yearly rate from 5% inflation',
      value: '25% at a staked share of 20% of supply, 16.7% at 30%, 10% at 50%',
      source: 'derived',
    },
    {
      topic: 'targets',
      value: 'staked share above 40%, more than 1,000 stakers, mean lock above 30 days',
      source: 'Plan',
    },
  ],
};

/** What the simulator itself takes for granted. */
export const MODEL: AssumptionSection = {
  title: 'The model',
  columns: [
    ['assumption', 'topic'],
    ['why', 'source'],
    ['status', 'status'],
  ],
  rows: [
    {
      topic: 'Agents decide at most once a tick, all of them before any acts, and act in a fixed order',
      source: "one order for both engines; nobody sees another's intents of the same tick",
      status: 'unsourced',
    },
    {
      topic: 'The keeper rolls at each tick',
      source: 'a late roll gives the same state, only later',
      status: 'derived',
    },
    {
      topic:
        'New tokens are minted weekly, all of them are rewards of the following week; no 365 days mint more than the highest yearly rate, what is held back waits',
      source: 'Plan: inflation is one of three sources of rewards, at most 5% a year',
      status: 'sourced; the weekly rhythm is derived',
    },
    {
      topic: 'A slot is 400 ms, a cluster epoch 432,000 slots',
      source: "Solana's nominal values; the program reads neither",
      status: 'sourced',
    },
    {
      topic: 'Transaction fees and rent are paid from lamports that agents have enough of',
      source: 'both are small beside the amounts; the rent of an account is returned',
      status: 'unsourced',
    },
    {
      topic: 'Time has no drift',
      source:
        "a live cluster's clock may run 25% fast or 150% slow against its slots (runtime constants); nothing here depends on less than a day",
      status: 'derived',
    },
  ],
};
