import { describe, expect, it } from 'vitest';
import { cliPage, commandsOf } from '../../../scripts/generate-cli-docs.ts';

const HELP = `actsim <command>

Commands:
  actsim run <file>  Run a scenario
  actsim schema      Print the schema

  $ actsim run a.yaml
`;

describe('scripts/generate-cli-docs.ts', () => {
  it('finds the commands of a help text, not its examples', () => {
    expect(commandsOf(HELP)).toEqual(['run', 'schema']);
  });

  it('writes the help of the whole and of each command', () => {
    const page = cliPage((words) => (words.length === 0 ? HELP : `help of ${words.join(' ')}\n\n`));
    expect(page).toContain('## run\n\n```text\nhelp of run\n```\n\n## schema\n\n```text\nhelp of schema\n```\n');
  });
});
