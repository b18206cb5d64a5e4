import type { RunSpec } from '#sim/core/run-spec.ts';
import type { PolicyDefinition } from '#sim/index.ts';
import { planSweep } from './sweep/sweep-plan.ts';

/** What a valid scenario or sweep file comes to, in words. Throws what makes it invalid. */
export async function validationOf(file: string, policies: readonly PolicyDefinition[]): Promise<string> {
  const { design, sweep, base } = await planSweep(file, undefined, policies);
  if (sweep === undefined) return runInWords(base);
  const { name, variants, seeds, conclusions } = design;
  const runs = variants.length * seeds.length;
  return (
    `${name}, ${counted(variants.length, 'variant')} with ${counted(seeds.length, 'seed')} each, ` +
    `${counted(runs, 'run')}, ${counted(conclusions.length, 'conclusion')}, of: ${runInWords(base)}`
  );
}

function runInWords({ name, population, horizonTicks, seed }: RunSpec): string {
  const agents = population.reduce((sum, { count }) => sum + count, 0);
  return `${name}, ${agents} agents in ${counted(population.length, 'cohort')}, ${horizonTicks} ticks, seed ${seed}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
