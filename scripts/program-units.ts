import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measureUnits } from '../bench/units/measure-units.ts';
import { unitsPage } from '../bench/units/units-page.ts';
import { compareRows, parseTable, unitsRows } from '../bench/units/units-table.ts';
import { ROOT } from './check.ts';

const PAGE = 'programs/staking/benches/compute-units.md';

const file = join(ROOT, PAGE);
const rows = unitsRows({ litesvm: await measureUnits('litesvm'), bankrun: await measureUnits('bankrun') });
if (process.argv.includes('--check')) {
  const problems = compareRows(parseTable(readFileSync(file, 'utf8')), rows);
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? `${PAGE}: holds` : `${PAGE}: out of date; run: npm run program:units`);
  if (problems.length > 0) process.exitCode = 1;
} else {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, unitsPage(rows));
  console.log(`wrote ${PAGE}`);
}
