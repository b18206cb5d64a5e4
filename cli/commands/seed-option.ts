import { SimError } from '#sim/core/errors/sim-error.ts';
import { repeatedComplaint } from './given-values.ts';

const MAX_SEED = 2 ** 32 - 1;

/** `--seed`, as every command that runs one scenario takes it. */
export const SEED_OPTION = {
  type: 'string',
  requiresArg: true,
  coerce: readSeed,
  describe: `Seed instead of the scenario's, 0 to ${MAX_SEED}`,
} as const;

/** Of the text itself, because as a number an empty text is 0. */
function readSeed(text: unknown): number | undefined {
  if (text === undefined) return undefined;
  if (typeof text === 'string' && /^\d+$/.test(text) && Number(text) <= MAX_SEED) return Number(text);
  const reason =
    repeatedComplaint('seed', text) ??
    `--seed must be a whole number from 0 to ${MAX_SEED}, found ${JSON.stringify(text)}`;
  throw new SimError('CLI__USAGE', { reason });
}
