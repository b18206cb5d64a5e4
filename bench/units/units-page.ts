import { grouped } from '../tables.ts';
import { renderTable, type UnitsRow } from './units-table.ts';

/** Most units that a stake, a claim and a vote are to take, the token transfer included. */
const TARGET_UNITS = 10_000;
const TARGETED = ['stake', 'claim_rewards', 'cast_vote'];

/** A stake's own part by parts, as profiled by hand. */
const STAKE_PROFILE: readonly (readonly [string, number])[] = [
  ['entry and account parsing', 130],
  ['account list', 50],
  ['clock', 140],
  ['loads and guards', 120],
  ['deposit', 250],
  ['CPI through the C interface, its base of 946 included', 1_050],
  ['event, of which the runtime takes 285', 320],
  ['exit', 15],
];

/** The page `programs/staking/benches/compute-units.md`. */
export function unitsPage(rows: readonly UnitsRow[]): string {
  const stake = rows.find(({ instruction }) => instruction === 'stake');
  if (stake === undefined) throw new Error('no stake was measured');
  const profiled = STAKE_PROFILE.reduce((sum, [, units]) => sum + units, 0);
  const lines = [
    '# Compute units',
    '',
    'Written by `npm run program:units`; `npm run program:units:check` measures again and fails where a number is more than',
    '2% and more than 100 units off. One transaction of one instruction each, on the committed program.',
    '',
    '## The target',
    '',
    `\`stake\`, \`claim_rewards\` and \`cast_vote\` are to take less than ${grouped(TARGET_UNITS)} units, the token transfer included.`,
    ...TARGETED.flatMap((name) => [sentence(rows, name)]),
    '',
    `The engines differ by the token program: bankrun's SPL token 3.x takes ${grouped(stake.bankrunToken)} units for a stake's transfer,`,
    `litesvm's p-token ${grouped(stake.litesvmToken)}. Without it a stake takes ${grouped(stake.litesvm - stake.litesvmToken)} units on litesvm and ${grouped(stake.bankrun - stake.bankrunToken)} on bankrun.`,
    `Profiled by hand, part by part, it comes to ${grouped(profiled)}:`,
    '',
    ...STAKE_PROFILE.map(([part, units]) => `- ${part}: ${grouped(units)}`),
    '',
    '## All instructions',
    '',
    ...renderTable(rows),
  ];
  return `${lines.join('\n')}\n`;
}

function sentence(rows: readonly UnitsRow[], name: string): string {
  const own = rows.filter(({ instruction }) => instruction === name);
  const parts = (['litesvm', 'bankrun'] as const).map((engine) => {
    const over = own
      .filter((row) => row[engine] >= TARGET_UNITS)
      .map((row) => `${row.situation} (${grouped(row[engine])})`);
    const most = Math.max(...own.map((row) => row[engine]));
    return over.length === 0
      ? `on ${engine} at most ${grouped(most)}`
      : `on ${engine} it is exceeded in: ${over.join('; ')}`;
  });
  return `- \`${name}\`: ${parts.join('; ')}.`;
}
