import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { CRAFTED_ATTACKS } from '#harness/index.ts';
import { type AttackUnits, formatNumber, measureText, tokenText } from '#reports/index.ts';
import { ATTACK_GROUPS, type AttackDefinition } from '#sim/attacks/attack.ts';
import { ATTACK_DEFINITIONS } from '#sim/attacks/registry.ts';
import { isMain, ROOT } from './check.ts';
import { writeGenerated } from './generated-file.ts';

const LIBRARY = 'scenarios/attacks';
const UNITS: AttackUnits = { token: { symbol: 'ACT', decimals: 9 }, quote: { symbol: 'USD', decimals: 6 } };

/** A line of `measured.csv`, which the suite over the library writes. */
export interface MeasuredLine {
  readonly scenario: string;
  readonly attack: string;
  readonly build: string;
  readonly succeeded: string;
  readonly measure: string;
  readonly capital_base_units: string;
  readonly gain_base_units: string;
  readonly others_lost_base_units: string;
}

/** A line of `least-capital.csv`, which the slow suite over the economic attacks writes. */
export interface LeastCapitalLine {
  readonly scenario: string;
  readonly least_base_units: string;
  readonly fails_base_units: string;
  readonly too_much_base_units: string;
  readonly supply_base_units: string;
}

const INTRO = `# Attacks

Generated from \`sim/attacks\`, [measured.csv](measured.csv) and [least-capital.csv](least-capital.csv) by \`npm run generate\`; do not edit.

Each attack is a scenario: some dozens of honest wallets, and an attacker with wallets, capital and a plan over time. Its page
says what it does, where it was seen, and what this program answers. [Play an attack](../../docs/how-to/play-an-attack.md) says
how to run one:

    npm run -s actsim -- attack R01
    npm run -s actsim -- attack R01 --build vuln-r01
    npm run -s actsim -- attack G02 --search capital

A *flaw* must not pay on the real program; its twin is the same program with the flaw put back
([twins](../../programs/staking/twins/README.md)). An *economic* attack can be refused by no program: what it takes and brings
is measured. Every attack is judged by one figure; it has succeeded above its bound. All rows are of the seed in the scenario,
on litesvm; bankrun gives the same bytes.
`;

/** The page `scenarios/attacks/README.md`. */
export function attackPage(
  definitions: readonly AttackDefinition[],
  files: readonly string[],
  measured: readonly MeasuredLine[],
  bounds: readonly LeastCapitalLine[],
): string {
  const groups = Object.entries(ATTACK_GROUPS).map(([letter, title]) => {
    const own = definitions.filter(({ id }) => id.startsWith(letter));
    return [`## ${letter}: ${title}`, '', ...table(own, files), ''].join('\n');
  });
  return [
    INTRO,
    ...groups,
    '## X: accounts of the chain',
    '',
    'Crafted transactions that need no economy, [on a page of their own](x-account-classes.md).',
    '',
    '| id | attack |',
    '| --- | --- |',
    ...CRAFTED_ATTACKS.map(({ id, title }) => `| ${id} | ${title} |`),
    '',
    '## What came of them',
    '',
    'Gain and loss are tokens since the attacker came, whatever was paid in other assets; a loss of others is against the same run',
    'with the attacker idle. Columns: [measured.csv](measured.csv) has more of them.',
    '',
    '| scenario | program | succeeded | figure | capital | gain | others lost |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: |',
    ...measured.map((line) => measuredRow(line, definitions)),
    '',
    '## What the economic ones take',
    '',
    'Found by `--search capital` on the real program, within 1%: the least capital that succeeds, the largest below it that does',
    'not, and, where too much fails again, what failed above it.',
    '',
    '| scenario | succeeds with | of the supply | not with | too much |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...bounds.map(boundRow),
    '',
  ].join('\n');
}

function table(definitions: readonly AttackDefinition[], files: readonly string[]): readonly string[] {
  return [
    '| id | attack | nature | judged by | twin | scenarios |',
    '| --- | --- | --- | --- | --- | --- |',
    ...definitions.map(({ id, title, nature, measure, twin }) => {
      const bound = measureText(measure.successAbove, measure.unit, UNITS);
      const own = files.filter((file) => file.startsWith(`${id.toLowerCase()}-`));
      const links = own.map((file) => `[${file.replace('.yaml', '')}](${file.replace('.yaml', '.md')})`).join(', ');
      return `| ${id} | ${title} | ${nature} | ${measure.title}, above ${bound} | ${twin ?? '–'} | ${links} |`;
    }),
  ];
}

function measuredRow(line: MeasuredLine, definitions: readonly AttackDefinition[]): string {
  const definition = definitions.find(({ id }) => id === line.attack);
  const figure =
    definition === undefined || line.measure === ''
      ? line.measure
      : measureText(Number(line.measure), definition.measure.unit, UNITS);
  const cells = [
    line.scenario.replace('.yaml', ''),
    line.build,
    line.succeeded === 'true' ? 'yes' : 'no',
    figure,
    tokenText(BigInt(line.capital_base_units), UNITS),
    tokenText(BigInt(line.gain_base_units), UNITS),
    tokenText(BigInt(line.others_lost_base_units), UNITS),
  ];
  return `| ${cells.join(' | ')} |`;
}

function boundRow(line: LeastCapitalLine): string {
  const least = line.least_base_units;
  const share = least === '' ? '' : `${formatNumber((Number(least) / Number(line.supply_base_units)) * 100)}%`;
  const cells = [
    line.scenario.replace('.yaml', ''),
    least === '' ? 'nothing' : tokenText(BigInt(least), UNITS),
    share,
    amountCell(line.fails_base_units),
    amountCell(line.too_much_base_units),
  ];
  return `| ${cells.join(' | ')} |`;
}

function amountCell(baseUnits: string): string {
  return baseUnits === '' ? '–' : tokenText(BigInt(baseUnits), UNITS);
}

if (isMain(import.meta.url)) {
  const folder = join(ROOT, LIBRARY);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const options = { header: true, skipEmptyLines: true } as const;
  const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const measured = Papa.parse<MeasuredLine>(textOf('measured.csv'), options).data;
  const bounds = Papa.parse<LeastCapitalLine>(textOf('least-capital.csv'), options).data;
  writeGenerated(`${LIBRARY}/README.md`, attackPage(ATTACK_DEFINITIONS, files, measured, bounds));
}
