import { isDeepStrictEqual } from 'node:util';
import { type SchemaNode, scenarioJsonSchema } from '#scenarios/schema/json-schema.ts';
import {
  MAX_AGENTS,
  MAX_FILE_BYTES,
  MAX_NESTING,
  MAX_PROBLEMS,
  MAX_TABLE_BYTES,
  MAX_TABLE_DECIMALS,
  MAX_TABLE_ROWS,
  MAX_TICKS,
  MAX_VALUES,
  MAX_YAML_TOKENS,
} from '#scenarios/schema/limits.ts';
import { isMain } from './check.ts';
import { writeGenerated } from './generated-file.ts';
import { kindTables, tableOf } from './key-table.ts';

const UNITS = [
  '| unit | written | means |',
  '| --- | --- | --- |',
  '| amount | `100 ACT`, `10_000_000 ACT`, `1.5 ACT` | tokens; the symbol is that of `token.symbol`, underscores are free, at most `token.decimals` decimals |',
  '| percentage | `10%`, `0.25%`, `-60%` | in steps of 0.01% (one basis point); below 0 where the range says so |',
  '| price | `0.05 USD` | US dollars for one whole token, at most 9 decimals |',
  '| multiplier | `1.0x`, `1.5x` | factor with at most 4 decimals |',
  '| duration | `12h`, `1d`, `2w`, `6m`, `3y` | hours, days, weeks, months of 30 days, years of 365 days; one unit, whole numbers |',
  '| date | `2026-01-01` | midnight UTC |',
];

const RULES = [
  '- A whole number of ticks makes a day, or the tick is one week; so every week begins on a tick.',
  `- \`horizon\` is a whole number of ticks, at most ${MAX_TICKS}.`,
  '- `token.distribution` adds up to 100%; each `cliff` of `token.vesting` is within its `duration`.',
  '- `staking.min_stake` <= `staking.max_stake` <= `token.supply`, and `staking.max_stake` is at least one token.',
  '- At most `token.supply`: `rewards.min_debate_fee`, `treasury.reserve_floor`; at most 1% of it: `governance.bond`,',
  '  `governance.min_proposal_stake`, `governance.min_vote_stake`, `treasury.buyback.weekly_cap`; at most 0.1% of it:',
  '  `rewards.min_claim`.',
  '- `staking.locks` ascend in days, the first is 0 days at 1.0x, and multipliers never fall.',
  '- No year of `rewards.inflation` is above `rewards.inflation_cap` or `rewards.reward_rate`.',
  '- The three parts of `rewards.boosters` add up to at most 45%.',
  `- Cohorts have names of their own, and at most ${MAX_AGENTS} agents together.`,
  '- `holdings` has exactly one of `pareto`, `lognormal` and `csv`, `cash` one of `pareto` and `lognormal`; `max` is not below',
  '  `min` or `median`.',
  '- The largest holding, and the least holdings of all agents (of those who come later too) with the tokens of',
  '  `market.pool` and its `desk`, fit the shares of `community` and `liquidity` in `token.supply`.',
  '- A cohort with `vesting` needs a share above 0% in `token.distribution`.',
  '- A cohort with `vesting` has no `arrival`.',
  '- `market.price` has at most one of `gbm` and `path`, and `start` unless it has `path`; with neither it needs',
  '  `market.pool`. `cash` and policies that trade need `market.pool`.',
  '- An event has exactly one of `price`, `demand`, `exodus` and `propose`, and comes before the `horizon`; `price` needs',
  '  `market`. `for` goes with `demand`, `cohort` with `exodus`, `by` with `propose`.',
  '- `by` names a cohort of one agent whose policy has `proposals`; the proposal is put after those of its own schedule.',
  '- `keeper.outages` ascend and do not overlap.',
  "- Locks that a policy's `lock_mix` names are on offer in `staking.locks`.",
];

const LIMITS = [
  `A file has at most ${MAX_FILE_BYTES} bytes, ${MAX_NESTING} levels, ${MAX_VALUES} values with aliases written out and, in YAML,`,
  `${MAX_YAML_TOKENS} words and marks. YAML is version 1.2; tags, directives, merge keys and keys given twice are refused.`,
];

const TABLES = [
  'A scenario may name tables: CSV files in its own folder or below, with plain names (`tables/holders.csv`). Links that lead',
  `out of the folder are not followed. A table has a header, commas, UTF-8, at most ${MAX_TABLE_BYTES} bytes and ${MAX_TABLE_ROWS} rows;`,
  'columns go by their names, in any order, and other columns are left alone. Every bad row is named by file and line, the',
  `first ${MAX_PROBLEMS} of them. The hash of each table is in the run's manifest.`,
  '',
  '| table | columns | what is in them |',
  '| --- | --- | --- |',
  '| holders (`population[].holdings.csv.file`) | `address` | letters and digits; each address once |',
  `| | \`balance\` | tokens above 0, in decimals: \`1234.5\`; at most \`token.decimals\` of them, with \`scale_to\` at most ${MAX_TABLE_DECIMALS} |`,
  '| | or `balance_base_units` | a whole number of base units above 0 |',
  '| prices (`market.price.path.file`) | `day` | days since genesis, ascending, the first 0; fractions are allowed |',
  '| | or `date` | `2026-01-31`, ascending; the first one stands for genesis, whatever the start of the run |',
  '| | `price_usd` | US dollars for one token, above 0: `0.05`, `1.2e-7` |',
  '',
  'Balances are sorted, the largest first. Agent k of n takes row floor((k + 1/2) x rows / n) of the sorted table, from 0: the',
  "cohort has the table's shape, whatever its size. With `scale_to` the cohort's agents hold that much together, less what",
  'rounding down takes away.',
];

/** The page `docs/reference/scenario.md`. */
export function scenarioPage(schema: SchemaNode): string {
  const lines = [
    '# Scenario files',
    '',
    'Generated from `scenarios/schema` by `npm run generate`; do not edit. A scenario is a YAML (`.yaml`, `.yml`) or JSON',
    '(`.json`) file. Unknown keys are refused. Editors complete and check it with',
    '[`scenario.schema.json`](../../scenarios/schema/scenario.schema.json); examples are in',
    '[`scenarios/library`](../../scenarios/library).',
    '',
    '## Units',
    '',
    ...UNITS,
    '',
    '## Keys',
    '',
    '`[]` stands for each item of a list. A key without a default is required, unless the map around it is left out. Defaults',
    'are those of `profile: hardened`; where those of `profile: plan` differ, the last column says so.',
    '',
    ...tableOf(schema, ''),
    '',
    '## Policies',
    '',
    'Settings of `population[].policy`, by `kind`. Numbers have their unit in the name of the key: `_bps` are basis points',
    '(100 are 1%), `_days` are days, `_tokens` are tokens. A list of maps that differ by `kind` has rows for each kind, as in',
    '`[spend]`.',
    ...policiesOf(schema),
    '',
    '## Attacks',
    '',
    'Settings of `attacks[]`. Every attacker has these:',
    '',
    ...attacksOf(schema),
    '',
    '## Tables',
    '',
    ...TABLES,
    '',
    '## Rules between keys',
    '',
    ...RULES,
    '',
    '## Limits of a file',
    '',
    ...LIMITS,
  ];
  return `${lines.join('\n')}\n`;
}

function policiesOf(schema: SchemaNode): readonly string[] {
  const policy = schema.properties?.['population']?.items?.properties?.['policy'] ?? {};
  return kindTables(policy).flatMap(({ kind, description, settings }) => [
    '',
    `### ${kind}`,
    '',
    description,
    '',
    ...tableOf(settings, ''),
  ]);
}

/** What all attacks have in common once, then what each has of its own. */
function attacksOf(schema: SchemaNode): readonly string[] {
  const attack = schema.properties?.['attacks']?.items ?? {};
  const all = kindTables(attack);
  const isCommon = (key: string, node: SchemaNode): boolean =>
    all.every(({ settings }) => isDeepStrictEqual(settings.properties?.[key], node));
  const first = all[0]?.settings ?? {};
  const common = Object.entries(first.properties ?? {}).filter(([key, node]) => isCommon(key, node));
  return [
    ...tableOf({ ...first, properties: Object.fromEntries(common) }, ''),
    '',
    'What an attack has besides, by the name in `attack`; [its page](../../scenarios/attacks/README.md) tells its story.',
    ...kindTables(
      attack,
      common.map(([key]) => key),
    ).flatMap(({ kind, description, settings }) => [
      '',
      `### ${kind}`,
      '',
      description,
      ...(Object.keys(settings.properties ?? {}).length === 0 ? [] : ['', ...tableOf(settings, '')]),
    ]),
  ];
}

if (isMain(import.meta.url)) writeGenerated('docs/reference/scenario.md', scenarioPage(scenarioJsonSchema()));
