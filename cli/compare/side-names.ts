import { basename, resolve } from 'node:path';
import type { ScenarioOverride } from '#scenarios/index.ts';

const MAX_SLUG = 80;

/** What sets a side of a comparison apart. */
export interface NamedSide {
  readonly scenario: string;
  readonly overrides: readonly ScenarioOverride[];
  readonly programDir: string | undefined;
  /** Name of a vulnerable twin. */
  readonly build: string | undefined;
}

/** A side in words: `first-year with staking.penalty=20%`. */
export function sideName({ scenario, overrides, programDir, build }: NamedSide): string {
  const parts = [
    ...overrides.map(({ path, value }) => `${path}=${typeof value === 'string' ? value : JSON.stringify(value)}`),
    ...(programDir === undefined ? [] : [`program ${basename(resolve(programDir))}`]),
    ...(build === undefined ? [] : [build]),
  ];
  return parts.length === 0 ? scenario : `${scenario} with ${parts.join(', ')}`;
}

/** The folder for two sides; a name that both begin with is there once. */
export function folderFor(a: string, b: string): string {
  const common = `${a} with `;
  const rest = b.startsWith(common) ? b.slice(common.length) : b;
  return `runs/compare-${`${slug(a)}-${slug(rest)}`.slice(0, MAX_SLUG).replace(/[-.]+$/, '')}`;
}

/** For a name of a folder on any system. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
