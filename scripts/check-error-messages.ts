import { ERROR_MESSAGES } from '#sim/core/errors/messages.ts';
import { runCheck, type SourceFile } from './check.ts';
import { parseErrorCodes, placeholderContext, type RegisteredError } from './error-codes.ts';

const GRAMMAR = /^(CORE|SCENARIO|POLICY|CHAIN|PROGRAM|INVARIANT|ASSERTION|REPORT|CLI)__[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const CODES_FILE = 'sim/core/errors/codes.ts';
/** Thrown text that no code stands behind. TypeError and RangeError say that a state is impossible: a bug, exit 70. */
const BARE_THROW = /\bnew Error\(/;

type Messages = Readonly<Record<string, ((context: never) => string) | undefined>>;

/** Codes that break the grammar, say nothing, or leave a fact of their context out of their message. */
export function findErrorProblems(files: readonly SourceFile[], messages: Messages): readonly string[] {
  const registry = files.find(({ path }) => path === CODES_FILE);
  const errors = parseErrorCodes(registry?.text ?? '');
  if (errors.length === 0) return [`${CODES_FILE}: no error codes found`];
  const problems = errors.flatMap((error) => problemsOf(error, messages));
  const known = new Set(errors.map(({ code }) => code));
  for (const code of Object.keys(messages)) {
    if (!known.has(code)) problems.push(`${code}: has a message, but is not in ${CODES_FILE}`);
  }
  for (const { path, text } of files) {
    if (!/^(sim|scenarios|harness|reports|cli)\/.*\.ts$/.test(path)) continue;
    for (const [index, line] of text.split('\n').entries()) {
      if (BARE_THROW.test(line)) problems.push(`${path}:${index + 1}: throws a bare error; use a SimError with a code`);
    }
  }
  return problems;
}

function problemsOf(error: RegisteredError, messages: Messages): string[] {
  const { code } = error;
  const problems: string[] = [];
  if (!GRAMMAR.test(code)) problems.push(`${code}: is not DOMAIN__DESCRIPTION with a known domain`);
  if (error.meaning === '') problems.push(`${code}: has no doc comment that says when it happens`);
  if (error.fields.length === 0) problems.push(`${code}: has no context`);
  const message = messages[code];
  if (message === undefined) return [...problems, `${code}: has no message`];
  const text = message(placeholderContext(error) as never);
  if (/undefined|NaN|\[object/.test(text)) problems.push(`${code}: its message prints a value badly: ${text}`);
  for (const { name } of error.fields) {
    if (!text.includes(`{${name}`)) problems.push(`${code}: its message does not say ${name}`);
  }
  return problems;
}

runCheck(import.meta.url, 'check-error-messages', (files) => findErrorProblems(files, ERROR_MESSAGES));
