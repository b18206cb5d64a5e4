import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchCase, CheckMeasurement, Measurement } from './measurement.ts';
import { performancePage } from './performance-page.ts';
import { actionTable, checkTable, shareTable, speedTable } from './tables.ts';

const PAGE = new URL('../docs/explanation/performance.md', import.meta.url);
const MEASURE_RUN = fileURLToPath(new URL('measure-run.ts', import.meta.url));
const MEASURE_CHECKS = fileURLToPath(new URL('measure-checks.ts', import.meta.url));

/** Measures one case in a process of its own, so that peak memory is that of one run. */
async function measure<M>(script: string, args: readonly string[]): Promise<M> {
  const child = fork(script, args);
  const exit = once(child, 'exit');
  const answer = new Promise<M>((resolve) => {
    child.once('message', (message) => resolve(message as M));
  });
  const measurement = await Promise.race([answer, exit.then(() => undefined)]);
  await exit;
  if (measurement === undefined) throw new Error(`measuring ${args.join(' ')} failed`);
  return measurement;
}

function wholeNumbers(name: string, text: string): readonly number[] {
  return text.split(',').map((part) => {
    const value = Number(part);
    if (Number.isInteger(value) && value > 0) return value;
    throw new RangeError(`--${name} takes whole numbers such as 1000,5000; found ${part}`);
  });
}

function engineNames(text: string): readonly BenchCase['engine'][] {
  return text.split(',').map((name) => {
    if (name === 'litesvm' || name === 'bankrun') return name;
    throw new RangeError(`--engine takes litesvm or bankrun; found ${name}`);
  });
}

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '1000,5000' },
    years: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'litesvm' },
    write: { type: 'boolean', default: false },
  },
});

const measurements: Measurement[] = [];
for (const engine of engineNames(values.engine)) {
  for (const years of wholeNumbers('years', values.years)) {
    for (const agents of wholeNumbers('agents', values.agents)) {
      const measurement = await measure<Measurement>(MEASURE_RUN, [engine, String(agents), String(years)]);
      measurements.push(measurement);
      console.error(`${engine}, ${agents} agents, ${years} years: results digest ${measurement.resultsDigest}`);
    }
  }
}
const checks: CheckMeasurement[] = [];
for (const agents of wholeNumbers('agents', values.agents)) {
  checks.push(await measure<CheckMeasurement>(MEASURE_CHECKS, ['first-year', String(agents)]));
}
checks.push(await measure<CheckMeasurement>(MEASURE_CHECKS, ['governed-year']));
for (const table of [speedTable, shareTable, actionTable]) console.log(`${table(measurements).join('\n')}\n`);
console.log(`${checkTable(checks).join('\n')}\n`);

if (values.write) {
  const options = `--agents ${values.agents} --years ${values.years} --engine ${values.engine} --write`;
  const machine = {
    cores: availableParallelism(),
    cpuModel: cpus()[0]?.model ?? 'an unknown processor',
    node: process.version,
  };
  writeFileSync(PAGE, performancePage(measurements, checks, machine, `npm run bench -- ${options}`));
  console.log(`wrote ${fileURLToPath(PAGE)}`);
}
