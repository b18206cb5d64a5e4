import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isMain, ROOT } from './check.ts';
import { writeGenerated } from './generated-file.ts';

/** Commands that a help text lists, in its order. */
export function commandsOf(help: string): readonly string[] {
  return [...help.matchAll(/^ {2}actsim (\w+)/gm)].map(([, command = '']) => command);
}

/** The page `docs/reference/cli.md`. `helpOf` gives the help text of the words of a command. */
export function cliPage(helpOf: (words: readonly string[]) => string): string {
  const root = helpOf([]);
  const lines = [
    '# Command line',
    '',
    'Generated from `actsim --help` by `npm run generate`; do not edit. In a clone `actsim` is `npm run -s actsim --`. Results',
    'go to stdout, progress and errors to stderr. Exit codes: [exit-codes.md](exit-codes.md).',
    '',
    ...block(root),
  ];
  for (const command of commandsOf(root)) lines.push('', `## ${command}`, '', ...block(helpOf([command])));
  return `${lines.join('\n')}\n`;
}

function block(text: string): readonly string[] {
  return ['```text', ...text.trimEnd().split('\n'), '```'];
}

function runHelp(words: readonly string[]): string {
  const command = [join(ROOT, 'cli', 'actsim.js'), ...words, '--help'];
  // The page is the same wherever it is made.
  const env = { ...process.env, ACTSIM_COMMAND: 'actsim' };
  return execFileSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', env });
}

if (isMain(import.meta.url)) writeGenerated('docs/reference/cli.md', cliPage(runHelp));
