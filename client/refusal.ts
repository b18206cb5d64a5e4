import { type ErrorSpace, nameRefusal, type ProgramErrorNames } from '#harness/program/program-errors.ts';
import { type EngineError, parseRuntimeText } from '#harness/program/runtime-errors.ts';

/**
 * A transaction that the chain refused. `errorName` is the program's own name of the error (`StillLocked`), that of the
 * token or system program with its name in front (`TokenInsufficientFunds`), Anchor's, or the runtime's
 * (`MissingRequiredSignature`). The provider's error is the `cause`.
 */
export class ProgramRefusal extends Error {
  readonly errorName: string;
  /** The program's number, -1 for the runtime's own refusals. */
  readonly errorCode: number;
  readonly logs: readonly string[];

  constructor(errorName: string, errorCode: number, logs: readonly string[], cause: unknown) {
    super(`refused: ${errorName}`, { cause });
    this.name = 'ProgramRefusal';
    this.errorName = errorName;
    this.errorCode = errorCode;
    this.logs = logs;
  }
}

/** An account that a question or an action needs is not on the chain. */
export class AccountMissing extends Error {
  readonly account: string;
  readonly address: string;

  constructor(account: string, address: string) {
    super(`there is no ${account} at ${address}`);
    this.name = 'AccountMissing';
    this.account = account;
    this.address = address;
  }
}

/**
 * What a provider threw for a refused transaction, as a `ProgramRefusal`; anything else comes back as it is.
 * `spaces`: by instruction, whose small numbers its errors are.
 */
export function translateRefusal(error: unknown, spaces: readonly ErrorSpace[], names: ProgramErrorNames): unknown {
  const refused = findRuntimeError(textOf(error));
  if (refused === undefined) return error;
  const { errorName, errorCode } = nameRefusal(refused, spaces, names);
  return new ProgramRefusal(errorName, errorCode, logsOf(error), error);
}

/** Providers put the same refusal into words in different ways. */
function findRuntimeError(text: string): EngineError | undefined {
  const custom =
    /"InstructionError":\s*\[(\d+),\s*\{\s*"Custom":\s*(\d+)/.exec(text) ??
    /InstructionError\(\s*(\d+),\s*Custom\(\s*(\d+)/.exec(text);
  if (custom !== null) return { kind: 'program', index: Number(custom[1]), code: Number(custom[2]) };
  for (const line of text.split('\n')) {
    const inInstruction = /Error processing Instruction .*$/.exec(line)?.[0] ?? line;
    const found = parseRuntimeText(inInstruction.replace(/\.?\s*$/, '')) ?? parseRuntimeText(inInstruction.trim());
    if (found !== undefined) return found;
  }
  return undefined;
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : (JSON.stringify(error) ?? '');
  return [error.message, String(Reflect.get(error, 'transactionMessage') ?? '')].join('\n');
}

function logsOf(error: unknown): readonly string[] {
  const logs: unknown = error instanceof Error ? Reflect.get(error, 'logs') : undefined;
  return Array.isArray(logs) ? logs.filter((line) => typeof line === 'string') : [];
}
