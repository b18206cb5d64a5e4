import type { Argv } from 'yargs';
import { nearestName } from '#scenarios/schema/nearest.ts';

/** What a complaint needs of a command. */
export interface NamedCommand {
  readonly command: string;
  readonly options: (argv: Argv) => unknown;
}

/** What is wrong with a command line, from yargs' complaint about it, and where its use is told. */
export function usageComplaint(
  complaint: string,
  words: readonly string[],
  commands: readonly NamedCommand[],
  typed: string,
): string {
  const first = words.find((word) => !word.startsWith('-'));
  const command = commands.find((one) => nameOf(one) === first);
  const help = [typed, ...(command === undefined ? [] : [nameOf(command)]), '--help'].join(' ');
  const reason = command === undefined ? ofNoCommand(complaint, first, commands) : ofCommand(complaint, words, command);
  return `${reason}; see: ${help}`;
}

function ofNoCommand(complaint: string, word: string | undefined, commands: readonly NamedCommand[]): string {
  const names = commands.map(nameOf);
  if (word === undefined) {
    const [unknown] = unknownNames(complaint);
    return unknown === undefined ? complaint : `expected a command before --${unknown}: ${names.join(', ')}`;
  }
  const nearest = meant(word, names);
  const hint = nearest === undefined ? `commands: ${names.join(', ')}` : `did you mean ${nearest}?`;
  return `unknown command ${JSON.stringify(word)}; ${hint}`;
}

function ofCommand(complaint: string, words: readonly string[], command: NamedCommand): string {
  const unknown = unknownNames(complaint);
  if (unknown.length > 0) return unknown.map((name) => ofUnknown(name, words, command)).join('; ');
  const exclusive = /^Arguments (\S+) and (\S+) are mutually exclusive$/.exec(complaint);
  if (exclusive !== null) return `--${exclusive[1]} and --${exclusive[2]} do not go together`;
  const choices = [...complaint.matchAll(/Argument: (\S+), Given: (.+), Choices: (.+)$/gm)];
  if (choices.length > 0) {
    return choices
      .map(([, name, given, known = '']) => `--${name} must be ${known.replaceAll(', ', ' or ')}, found ${given}`)
      .join('; ');
  }
  return complaint
    .replace(/^Not enough non-option arguments: .*$/, `expected ${command.command}, found no ${missing(command)}`)
    .replace(/^Not enough arguments following: (.+)$/, '--$1 needs a value');
}

/** Yargs names an unknown option without its dashes, with hyphens also in camel case, and a word too many as it is. */
function ofUnknown(name: string, words: readonly string[], command: NamedCommand): string {
  const option = words.find((word) => word.startsWith('-') && word.replace(/^--?(no-)?/, '').split('=')[0] === name);
  if (option === undefined) return `expected ${command.command}, found also ${JSON.stringify(name)}`;
  const nearest = meant(name, optionNames(command));
  return `unknown option ${option.split('=')[0]}${nearest === undefined ? '' : `; did you mean --${nearest}?`}`;
}

/** The nearest name; letters in another order, which short names are not near by. */
function meant(name: string, known: readonly string[]): string | undefined {
  const letters = (text: string): string => [...text].toSorted().join('');
  return nearestName(name, known) ?? known.find((one) => letters(one) === letters(name));
}

function unknownNames(complaint: string): readonly string[] {
  const names = /^Unknown arguments?: (.+)$/s.exec(complaint)?.[1]?.split(', ') ?? [];
  const camelCased = new Set(names.filter((name) => name.includes('-')).map(camelCase));
  return names.filter((name) => !camelCased.has(name));
}

function camelCase(name: string): string {
  return name.replace(/-+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function nameOf({ command }: NamedCommand): string {
  return command.split(' ')[0] ?? command;
}

function missing({ command }: NamedCommand): string {
  return /<(\w+)>/.exec(command)?.[1] ?? 'word';
}

/** Asks the command for its options, which yargs does not tell. */
function optionNames(command: NamedCommand): readonly string[] {
  const names = ['help', 'version'];
  const recorder: unknown = new Proxy(
    {},
    {
      get: (_, method) => (name: unknown) => {
        if (method === 'option' && typeof name === 'string') names.push(name);
        return recorder;
      },
    },
  );
  command.options(recorder as Argv);
  return names;
}
