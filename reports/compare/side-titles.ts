import { printable } from '../text/escape.ts';
import type { ParameterChanges } from './changed-parameters.ts';
import type { ComparedSide } from './compared-side.ts';

/** What the sides are called for a reader, each short and unlike the other. */
export interface SideTitles {
  readonly a: string;
  readonly b: string;
}

const MAX_TITLE = 48;
/** Characters of a hash that tell two builds apart. */
const SHORT_HASH = 8;

/** After what sets two runs of one scenario apart when that is one thing: a parameter, the program; else by their names. */
export function sideTitles(a: ComparedSide, b: ComparedSide, { shown, exact }: ParameterChanges): SideTitles {
  const isOtherProgram = a.manifest.program.sha256 !== b.manifest.program.sha256;
  const [change] = shown;
  const isOneScenario = a.manifest.scenario.name === b.manifest.scenario.name;
  if (isOneScenario && shown.length === 1 && change !== undefined && !isOtherProgram) {
    return titled((side) => `${change.path} ${shownValue(change[side])}`);
  }
  if (isOneScenario && exact.length === 0 && isOtherProgram) {
    return titled((side) => programTitle({ a, b }[side]));
  }
  return titled((side) => ({ a, b })[side].name);
}

/** A vulnerable twin has a name, any other build its hash. */
function programTitle({ manifest: { program } }: ComparedSide): string {
  const { build, sha256 } = program;
  return build === undefined ? `program ${sha256.slice(0, SHORT_HASH)}` : `vulnerable twin ${build}`;
}

/** A parameter's value in few characters; a side may not have it. */
export function shownValue(value: string | undefined): string {
  return value === undefined ? 'not set' : value.replace(/\.00(?=%)/g, '');
}

function titled(title: (side: 'a' | 'b') => string): SideTitles {
  return { a: `A: ${shortened(title('a'))}`, b: `B: ${shortened(title('b'))}` };
}

function shortened(text: string): string {
  const characters = Array.from(printable(text));
  return characters.length > MAX_TITLE ? `${characters.slice(0, MAX_TITLE - 1).join('')}…` : characters.join('');
}
