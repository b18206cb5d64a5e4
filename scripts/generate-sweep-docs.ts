import { type SchemaNode, sweepJsonSchema } from '#scenarios/schema/json-schema.ts';
import { isMain } from './check.ts';
import { writeGenerated } from './generated-file.ts';
import { tableOf } from './key-table.ts';

const BOUNDS = [
  '| written | compared with a metric in |',
  '| --- | --- |',
  '| `0.4`, `1200` | its own unit, as in the table of results |',
  '| `40%` | ratios and rates |',
  '| `1.5x` | factors |',
  '| `30d`, `2w`, `1y` | lengths of time |',
  '| `100 ACT`, `0.05 USD` | amounts and prices; underscores are free |',
];

const RULES = [
  '- Variants have names of their own.',
  '- `set` names places of the scenario by its keys with dots between them. Items of a list go by number from 0, cohorts also by',
  '  name. A key that the scenario leaves out may be set; `null` leaves a key out. What comes of it is checked as if the',
  '  scenario file said so: unknown keys are refused, with the path that set them.',
  '- A conclusion has at least one of `above`, `below`, `above_variant` and `below_variant`, and has to keep all that it has.',
  '- `above_variant` and `below_variant` compare two variants seed by seed; `variant` says which one is compared.',
  '- `between` goes with `min`, `max` and `mean`; its second time is after its first.',
];

/** The page `docs/reference/sweep.md`. */
export function sweepPage(schema: SchemaNode): string {
  const lines = [
    '# Sweep files',
    '',
    'Generated from `scenarios/sweep` by `npm run generate`; do not edit. A sweep runs one scenario with many seeds, in several',
    'variants, draws bands and checks conclusions. It is a YAML (`.yaml`, `.yml`) or JSON (`.json`) file. Unknown keys are refused.',
    'Editors complete and check it with [`sweep.schema.json`](../../scenarios/schema/sweep.schema.json).',
    '',
    '## Keys',
    '',
    '`[]` stands for each item of a list. A key without a default is required, unless the map around it is left out.',
    '',
    ...tableOf(schema, ''),
    '',
    '## Bounds',
    '',
    ...BOUNDS,
    '',
    '## Rules between keys',
    '',
    ...RULES,
  ];
  return `${lines.join('\n')}\n`;
}

if (isMain(import.meta.url)) writeGenerated('docs/reference/sweep.md', sweepPage(sweepJsonSchema()));
