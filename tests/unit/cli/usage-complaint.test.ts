import { describe, expect, it } from 'vitest';
import { usageComplaint } from '../../../cli/usage-complaint.ts';

const COMMANDS = [
  {
    command: 'run <file>',
    options: (argv: { option: (name: string, as: object) => typeof argv; check: (is: () => true) => typeof argv }) =>
      argv
        .option('seed', {})
        .check(() => true)
        .option('dry-run', {}),
  },
  { command: 'query <run> [sql]', options: () => undefined },
] as unknown as Parameters<typeof usageComplaint>[2];

function told(complaint: string, ...words: readonly string[]): string {
  return usageComplaint(complaint, words, COMMANDS, 'npx actsim');
}

describe('cli/usage-complaint.ts', () => {
  it('names the option that was probably meant', () => {
    expect(told('Unknown argument: seeed', 'run', 'a.yaml', '--seeed=7')).toBe(
      'unknown option --seeed; did you mean --seed?; see: npx actsim run --help',
    );
    expect(told('Unknown argument: sede', 'run', 'a.yaml', '--sede', '7')).toContain('did you mean --seed?');
    expect(told('Unknown arguments: dry-rnu, dryRnu', 'run', 'a.yaml', '--dry-rnu')).toBe(
      'unknown option --dry-rnu; did you mean --dry-run?; see: npx actsim run --help',
    );
    expect(told('Unknown arguments: q, elsewhere', 'run', 'a.yaml', '-q', '--elsewhere')).toBe(
      'unknown option -q; unknown option --elsewhere; see: npx actsim run --help',
    );
  });

  it('names the command that was probably meant, or all of them', () => {
    expect(told('Did you mean run?', 'rnu', 'a.yaml')).toBe(
      'unknown command "rnu"; did you mean run?; see: npx actsim --help',
    );
    expect(told('Unknown argument: frobnicate', 'frobnicate')).toBe(
      'unknown command "frobnicate"; commands: run, query; see: npx actsim --help',
    );
    expect(told('expected a command')).toBe('expected a command; see: npx actsim --help');
    expect(told('Unknown argument: seed', '--seed')).toBe(
      'expected a command before --seed: run, query; see: npx actsim --help',
    );
  });

  it('says what a command takes where a word is missing or too many', () => {
    expect(told('Not enough non-option arguments: got 0, need at least 1', 'run')).toBe(
      'expected run <file>, found no file; see: npx actsim run --help',
    );
    expect(told('Unknown argument: b.yaml', 'run', 'a.yaml', 'b.yaml')).toBe(
      'expected run <file>, found also "b.yaml"; see: npx actsim run --help',
    );
  });

  it('says what an option takes', () => {
    expect(told('Invalid values:\n  Argument: engine, Given: "x", Choices: "litesvm", "bankrun"', 'run', 'a')).toBe(
      '--engine must be "litesvm" or "bankrun", found "x"; see: npx actsim run --help',
    );
    expect(told('Not enough arguments following: out', 'run', 'a', '--out')).toBe(
      '--out needs a value; see: npx actsim run --help',
    );
    expect(told('Arguments build and program are mutually exclusive', 'run', 'a')).toBe(
      '--build and --program do not go together; see: npx actsim run --help',
    );
    expect(told('--out goes with --shortest', 'run', 'a')).toBe(
      '--out goes with --shortest; see: npx actsim run --help',
    );
  });
});
