import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type BenchPlan, benchPlan } from './bench-cases.ts';
import type { RunReport } from './measure-run.ts';
import type { BenchCase, BenchResults, CheckMeasurement, Measurement } from './measurement.ts';
import { performancePage, type Setting } from './performance-page.ts';
import { actionsPerSecond, bareRatio } from './rates.ts';
import { yearsOf } from './run-tables.ts';
import { grouped } from './tables.ts';

const PAGE = fileURLToPath(new URL('../docs/explanation/performance.md', import.meta.url));
/** Of the latest command, whatever it measured. */
const LATEST = fileURLToPath(new URL('../runs/bench/', import.meta.url));
const MEASURE_RUN = fileURLToPath(new URL('measure-run.ts', import.meta.url));
const MEASURE_CHECKS = fileURLToPath(new URL('measure-checks.ts', import.meta.url));
const INTERRUPT = new AbortController();

/** Starts a script in a process of its own, so that peak memory is that of one run. Hands on all that it says. */
async function inProcess(script: string, args: readonly string[], hear: (message: unknown) => void): Promise<void> {
  const child = fork(script, args, { signal: INTERRUPT.signal });
  child.on('message', hear);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`measuring ${args.join(' ')} failed`);
}

async function measureRun(benchCase: BenchCase, folder: string): Promise<Measurement> {
  const { engine, agents, years } = benchCase;
  const title = `${engine}, ${grouped(agents)} agents, ${yearsOf(years)}`;
  const found: Measurement[] = [];
  await inProcess(MEASURE_RUN, [engine, String(agents), String(years), folder], (message) => {
    const report = message as RunReport;
    if (report.stage === 'measured') found.push(report.measurement);
    else say(`${title}: ${report.stage}`);
  });
  const [run] = found;
  if (run === undefined) throw new Error(`${title}: no measurement`);
  const speed = `${grouped(Math.round(actionsPerSecond(run)))} actions/s, ${bareRatio(run).toFixed(2)} times the bare engine`;
  say(`${title}: ${speed}; results digest ${run.resultsDigest}`);
  return run;
}

async function measureChecks(scenario: string, agents?: number): Promise<CheckMeasurement> {
  say(`cost of the checks: ${scenario}${agents === undefined ? '' : `, ${grouped(agents)} agents`}`);
  const found: CheckMeasurement[] = [];
  const args = agents === undefined ? [scenario] : [scenario, String(agents)];
  await inProcess(MEASURE_CHECKS, args, (message) => found.push(message as CheckMeasurement));
  const [checks] = found;
  if (checks === undefined) throw new Error(`${scenario}: no measurement`);
  return checks;
}

/** Progress, with the time since the start. */
function say(text: string): void {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${text}`);
}

/** All of a plan, one process after the other; `keep` gets what there is after each. */
async function measureAll(plan: BenchPlan, keep: (results: BenchResults) => void): Promise<BenchResults> {
  const runs: Measurement[] = [];
  const checks: CheckMeasurement[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'actsim-bench-'));
  try {
    for (const [position, benchCase] of plan.cases.entries()) {
      const caseFolder = join(folder, String(position));
      mkdirSync(caseFolder);
      runs.push(await measureRun(benchCase, caseFolder));
      rmSync(caseFolder, { recursive: true });
      keep({ runs, checks });
    }
    for (const agents of plan.checkedAgents) checks.push(await measureChecks('first-year', agents));
    checks.push(await measureChecks('governed-year'));
    keep({ runs, checks });
  } finally {
    // Transcripts are large.
    rmSync(folder, { recursive: true, force: true });
  }
  return { runs, checks };
}

/** What a command leaves: enough to write the page again. */
interface KeptResults extends BenchResults {
  readonly setting: Setting;
}

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    agents: { type: 'string' },
    years: { type: 'string' },
    engine: { type: 'string' },
    write: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
  },
});
process.once('SIGINT', () => INTERRUPT.abort());
const resultsFile = join(LATEST, 'results.json');
if (!values.again) {
  const { full, agents, years, engine } = values;
  const setting: Setting = {
    command: ['npm run bench --', ...process.argv.slice(2)].join(' ').replace(/ --$/, ''),
    cores: availableParallelism(),
    cpuModel: cpus()[0]?.model ?? 'an unknown processor',
    memoryBytes: totalmem(),
    node: process.version,
  };
  mkdirSync(LATEST, { recursive: true });
  await measureAll(benchPlan({ full, agents, years, engine }), (results) => {
    const kept: KeptResults = { setting, ...results };
    writeFileSync(resultsFile, JSON.stringify(kept, null, 2));
  });
}
const { setting, ...results } = JSON.parse(readFileSync(resultsFile, 'utf8')) as KeptResults;
const page = performancePage(results, setting);
console.log(page);
for (const file of [join(LATEST, 'performance.md'), ...(values.write ? [PAGE] : [])]) {
  writeFileSync(file, page);
  console.error(`wrote ${file}`);
}
