import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchPlan } from './bench-cases.ts';
import { profileShares, profileTable } from './profile-shares.ts';
import { sampledRun } from './sampled-run.ts';
import { scaledScenario } from './scaled-scenario.ts';
import { grouped } from './tables.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SCENARIO = join(ROOT, 'scenarios/library/first-year.yaml');
const FOLDER = join(ROOT, 'runs/bench/profile');

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '2000' },
    years: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'litesvm' },
    rows: { type: 'string', default: '30' },
  },
});
const [benchCase, ...others] = benchPlan({ full: false, ...values }).cases;
if (benchCase === undefined || others.length > 0) throw new RangeError('a profile is of one case');
const { engine, agents, years } = benchCase;

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const scenario = scaledScenario(readFileSync(SCENARIO, 'utf8'), agents, years);
const { actions, profile } = await sampledRun(scenario, engine, join(FOLDER, 'run'));
const file = join(FOLDER, 'ticks.cpuprofile');
writeFileSync(file, JSON.stringify(profile));

const { files, calls } = profileShares(profile, ROOT);
const rows = Number(values.rows);
console.log(`${profileTable(files, rows).join('\n')}\n`);
console.log(`${profileTable(calls, rows).join('\n')}\n`);
const micros = files.reduce((sum, share) => sum + share.micros, 0);
console.log(`${grouped(actions)} actions, ${(micros / actions).toFixed(1)} us each; the profile is ${file}`);
