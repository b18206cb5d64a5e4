import type { ScenarioOverride } from '#scenarios/index.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';

/**
 * Overrides as the command line has them, `path=value`: the value is JSON where it reads as such, else a text, so that
 * `staking.penalty=20%` needs no quotes. Throws CLI__USAGE.
 */
export function overridesOf(option: string, words: readonly string[]): readonly ScenarioOverride[] {
  return words.map((word) => {
    const split = word.indexOf('=');
    if (split > 0) return { path: word.slice(0, split), value: valueOf(word.slice(split + 1)) };
    throw new SimError('CLI__USAGE', {
      reason: `--${option} must be <path>=<value>, as in staking.penalty=20%, found ${JSON.stringify(word)}`,
    });
  });
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
