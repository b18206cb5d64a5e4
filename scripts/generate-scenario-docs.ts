import { countOf, kindsOf, rangeOf } from '#scenarios/schema/expectation.ts';
import { type SchemaNode, scenarioJsonSchema } from '#scenarios/schema/json-schema.ts';
import {
  MAX_AGENTS,
  MAX_FILE_BYTES,
  MAX_NESTING,
  MAX_TICKS,
  MAX_VALUES,
  MAX_YAML_TOKENS,
} from '#scenarios/schema/limits.ts';
import { isMain } from './check.ts';
import { writeGenerated } from './generated-file.ts';

const UNITS = [
  '| unit | written | means |',
  '| --- | --- | --- |',
  '| amount | `100 ACT`, `10_000_000 ACT`, `1.5 ACT` | tokens; the symbol is that of `token.symbol`, underscores are free, at most `token.decimals` decimals |',
  '| percentage | `10%`, `0.25%` | in steps of 0.01% (one basis point) |',
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
  '- `holdings.pareto.min` <= `holdings.pareto.max`; that, and the least holdings of all agents together, fit the shares of',
  '  `community` and `liquidity` in `token.supply`.',
  '- A cohort with `vesting` needs a share above 0% in `token.distribution`.',
  "- Locks that a policy's `lock_mix` names are on offer in `staking.locks`.",
];

const LIMITS = [
  `A file has at most ${MAX_FILE_BYTES} bytes, ${MAX_NESTING} levels, ${MAX_VALUES} values with aliases written out and, in YAML,`,
  `${MAX_YAML_TOKENS} words and marks. YAML is version 1.2; tags, directives, merge keys and keys given twice are refused.`,
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

function tableOf(node: SchemaNode, path: string): readonly string[] {
  return ['| key | type | default | what it is |', '| --- | --- | --- | --- |', ...rowsOf(node, path)];
}

function rowsOf(node: SchemaNode, path: string): readonly string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const isRequired = node.required?.includes(key) === true;
    return [rowOf(at, child, isRequired), ...childRows(child, at)];
  });
}

function childRows(node: SchemaNode, path: string): readonly string[] {
  const { items } = node;
  if (items === undefined) return rowsOf(node, path);
  if (items.properties !== undefined) return rowsOf(items, `${path}[]`);
  const options = (items.oneOf ?? []).flatMap((option) => {
    const { kind, ...settings } = option.properties ?? {};
    return rowsOf({ ...option, properties: settings }, `${path}[${String(kind?.const)}]`);
  });
  return [rowOf(`${path}[]`, items, true), ...options];
}

function rowOf(path: string, node: SchemaNode, isRequired: boolean): string {
  const byDefault = isRequired ? 'required' : defaultOf(node);
  return `| \`${path}\` | ${typeOf(node)} | ${byDefault} | ${(node.description ?? '').replaceAll('|', '\\|')} |`;
}

function typeOf(node: SchemaNode): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.oneOf !== undefined) return `map with a kind: ${kindsOf(node).join(', ')}`;
  if (node.enum !== undefined) return node.enum.map((value) => `\`${value}\``).join(' or ');
  if (node.type === 'array') return `list, ${countOf(node)}`;
  if (node.type === 'object') return 'map';
  if (node.type === 'boolean') return '`true` or `false`';
  if (node.type === 'integer') return `whole number${rangeOf(node)}`;
  if (node.type === 'number') return `number${rangeOf(node)}`;
  return `${node.title ?? 'text'}${node.maxLength === undefined ? '' : `, at most ${node.maxLength} characters`}`;
}

function defaultOf(node: SchemaNode): string {
  const { default: value } = node;
  if (value === undefined) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : value.map(shown).join(', ');
  return typeof value === 'object' ? 'the defaults below' : shown(value);
}

function shown(value: unknown): string {
  if (value === '') return 'empty';
  if (typeof value !== 'object' || value === null) return `\`${String(value)}\``;
  return `\`${Object.values(value).map(String).join(' ')}\``;
}

function policiesOf(schema: SchemaNode): readonly string[] {
  const options = schema.properties?.['population']?.items?.properties?.['policy']?.oneOf ?? [];
  return options.flatMap((option) => {
    const { kind, ...settings } = option.properties ?? {};
    const table = tableOf({ ...option, properties: settings }, '');
    return ['', `### ${String(kind?.const)}`, '', option.description ?? '', '', ...table];
  });
}

if (isMain(import.meta.url)) writeGenerated('docs/reference/scenario.md', scenarioPage(scenarioJsonSchema()));
