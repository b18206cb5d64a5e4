import { ERROR_MESSAGES } from '#sim/core/errors/messages.ts';
import { isMain, readRepository } from './check.ts';
import { parseErrorCodes, placeholderContext, type RegisteredError } from './error-codes.ts';
import { writeGenerated } from './generated-file.ts';

const DOMAINS: Readonly<Record<string, string>> = {
  CORE: 'Values and composition inside the simulator.',
  SCENARIO: 'The scenario file.',
  POLICY: "An agent's policy.",
  CHAIN: 'The in-process chain.',
  PROGRAM: 'The compiled program and its interface.',
  INVARIANT: 'A check of the economy that did not hold.',
  REPORT: 'Run folders and what is written into them.',
  CLI: 'The command line.',
};

type Messages = Readonly<Record<string, (context: never) => string>>;

/** The page `docs/reference/errors.md`. */
export function errorPage(errors: readonly RegisteredError[], messages: Messages): string {
  const lines = [
    '# Errors',
    '',
    'Generated from `sim/core/errors` by `npm run generate`; do not edit. Codes are never renamed and never reused.',
    'Words in braces are the facts that the error carries. Exit codes: [exit-codes.md](exit-codes.md).',
  ];
  for (const [domain, about] of Object.entries(DOMAINS)) {
    const own = errors.filter(({ code }) => code.startsWith(`${domain}__`));
    if (own.length > 0) lines.push('', `## ${domain}`, '', about, ...own.flatMap((error) => section(error, messages)));
  }
  return `${lines.join('\n')}\n`;
}

function section(error: RegisteredError, messages: Messages): readonly string[] {
  const text = messages[error.code]?.(placeholderContext(error) as never) ?? '';
  const facts = error.fields.map(({ name, type }) => `\`${name}\` (${type.replaceAll('|', 'or')})`);
  return ['', `### ${error.code}`, '', error.meaning, '', '```text', text, '```', '', `Carries ${facts.join(', ')}.`];
}

if (isMain(import.meta.url)) {
  const registry = readRepository().find(({ path }) => path === 'sim/core/errors/codes.ts');
  writeGenerated('docs/reference/errors.md', errorPage(parseErrorCodes(registry?.text ?? ''), ERROR_MESSAGES));
}
