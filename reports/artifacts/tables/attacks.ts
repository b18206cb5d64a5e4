import type { AttackRow } from '#sim/ports/run-sink.ts';
import { TIME } from './shared-columns.ts';
import type { Column, Table } from './table.ts';

type FiguresOf<Value> = {
  readonly [Name in keyof AttackRow]: AttackRow[Name] extends Value ? Name : never;
}[keyof AttackRow];

/** A figure whose id is its name in snake case. */
function figure(
  name: FiguresOf<bigint | number | undefined>,
  title: string,
  unit: string,
  formula: string,
): Column<AttackRow> {
  return { id: snakeCase(name), title, unit, formula, cell: (row) => row[name] };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const SINCE = 'since it came, over all its wallets';

export const ATTACKS: Table<'attacks'> = {
  name: 'attacks',
  columns: [
    ...TIME,
    { id: 'attack', title: 'Attack', unit: 'name', formula: 'name in the scenario', cell: (row) => row.attack },
    { id: 'attack_id', title: 'Id', unit: 'name', formula: 'in the catalogue of attacks', cell: (row) => row.attackId },
    figure('wallets', 'Wallets', 'count', "the attacker's wallets"),
    figure('capitalBaseUnits', 'Capital', 'base_units', 'what its wallets came with'),
    figure(
      'capitalQuoteUnits',
      'Cash',
      'quote_units',
      'what they came with of the quote asset; empty without a market',
    ),
    figure('wealthBaseUnits', 'Wealth', 'base_units', 'wallets + deposits + open tickets + bonds + rewards owed'),
    figure('wealthQuoteUnits', 'Cash now', 'quote_units', 'balance of the quote asset; empty without a market'),
    figure('gainBaseUnits', 'Gain', 'base_units', 'wealth_base_units - capital_base_units'),
    figure('gainQuoteUnits', 'Gain in cash', 'quote_units', 'wealth_quote_units - capital_quote_units'),
    figure('stakedBaseUnits', 'Staked', 'base_units', 'sum of live deposits'),
    figure('stakedBaseUnitDays', 'Exposure', 'base_unit_days', `deposits x days ${SINCE}, rounded down`),
    figure('othersBaseUnitDays', "Others' exposure", 'base_unit_days', 'deposits of all others x days meanwhile'),
    figure('lockedBaseUnitDays', 'Locked', 'base_unit_days', 'deposits under a lock x days until it ends'),
    figure('rewardsBaseUnits', 'Rewards', 'base_units', `credited, waiting or paid ${SINCE}`),
    figure('releasedBaseUnits', 'Released to all', 'base_units', 'rewards that the pool released to all meanwhile'),
    figure('penaltiesBaseUnits', 'Penalties', 'base_units', `paid for leaving early ${SINCE}`),
    figure('treasuryBaseUnits', 'From the treasury', 'base_units', 'paid to its wallets by executed proposals'),
    figure('buybackQuoteUnits', 'From buybacks', 'quote_units', 'paid to its wallets by the buyback programme'),
    figure(
      'priceImpactQuoteUnits',
      'Price impact',
      'quote_units',
      'what its swaps lost against the price before each, fees of the pool included; empty without a market',
    ),
    figure('feesLamports', 'Fees', 'lamports', 'of one signature an action, refused ones too'),
    figure('rentLamports', 'Rent', 'lamports', 'deposits for its accounts that are open'),
    figure('power', 'Voting power', 'power', 'base units x multiplier on the open day, before any cap'),
    figure(
      'voteShare',
      'Share of a vote',
      'ratio',
      "largest part, over all proposals, of the snapshot's power that its votes were counted with; empty without a vote",
    ),
    figure('accepted', 'Accepted', 'count', `actions that the program accepted ${SINCE}`),
    figure('refused', 'Refused', 'count', `actions that the program refused ${SINCE}`),
    figure(
      'secondsToEffect',
      'Time to effect',
      'seconds',
      'from its arrival to the first tick in which it had taken effect; empty until then',
    ),
    figure(
      'measure',
      'Measure',
      'measure',
      'the figure that the attack is judged by, in the unit that the catalogue says; empty until it is known',
    ),
    {
      id: 'succeeded',
      title: 'Succeeded',
      unit: 'bool',
      formula: '1 where the measure is above its bound',
      cell: ({ succeeded }) => Number(succeeded),
    },
    figure(
      'othersWealthBaseUnits',
      "Others' wealth",
      'base_units',
      'what everybody else has: wallets, deposits, rewards due, open tickets, bonds; empty in ticks that do not read all agents',
    ),
    figure(
      'othersWealthQuoteUnits',
      "Others' cash",
      'quote_units',
      "everybody else's wallets of the quote asset; empty as others' wealth is, and without a market",
    ),
    figure('treasuryVaultBaseUnits', 'Treasury', 'base_units', "balance of the treasury's vault"),
  ],
};
