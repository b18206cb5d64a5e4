import { FIRST_MARKET_ERROR, MARKET_ERROR_NAMES } from '#sim/ports/market-errors.ts';
import type { EngineError } from './runtime-errors.ts';

/** A refusal as outcomes and `failures.csv` name it. */
export interface Refusal {
  readonly errorCode: number;
  readonly errorName: string;
}

/** `errorCode` of refusals that have no number of their own; the name says all. */
export const NO_ERROR_CODE = -1;

/** What an instruction's small error numbers mean: those of the program that it is or calls. */
export type ErrorSpace = 'token' | 'system' | 'market';

/** Names of a program's errors by code, from its IDL. */
export type ProgramErrorNames = ReadonlyMap<number, string>;

/**
 * Names a refusal. Numbers below 100 are the token or system program's own, reached directly or through the
 * staking or market program, and get that program's name in front; the market program's begin at 7000; of the
 * staking program's, 100 to 5999 are Anchor's and the rest the IDL's.
 */
export function nameRefusal(error: EngineError, spaces: readonly ErrorSpace[], names: ProgramErrorNames): Refusal {
  if (error.kind !== 'program') return { errorCode: NO_ERROR_CODE, errorName: error.name };
  return { errorCode: error.code, errorName: programErrorName(error.code, spaces[error.index], names) };
}

function programErrorName(code: number, space: ErrorSpace | undefined, names: ProgramErrorNames): string {
  const own =
    space === 'market'
      ? MARKET_ERROR_NAMES[code - FIRST_MARKET_ERROR]
      : (names.get(code) ?? ANCHOR_ERROR_NAMES.get(code));
  return own ?? calledErrorName(code, space) ?? `Custom${code}`;
}

/** Name of a number of the token or system program, whichever is called. */
function calledErrorName(code: number, space: ErrorSpace | undefined): string | undefined {
  if (space === undefined) return undefined;
  const [program, names] = space === 'system' ? ['System', SYSTEM_ERROR_NAMES] : ['Token', TOKEN_ERROR_NAMES];
  const name = names[code];
  return name === undefined ? undefined : `${program}${name}`;
}

/** SPL token program, `TokenError`, by number. */
export const TOKEN_ERROR_NAMES: readonly string[] = [
  'NotRentExempt',
  'InsufficientFunds',
  'InvalidMint',
  'MintMismatch',
  'OwnerMismatch',
  'FixedSupply',
  'AlreadyInUse',
  'InvalidNumberOfProvidedSigners',
  'InvalidNumberOfRequiredSigners',
  'UninitializedState',
  'NativeNotSupported',
  'NonNativeHasBalance',
  'InvalidInstruction',
  'InvalidState',
  'Overflow',
  'AuthorityTypeNotSupported',
  'MintCannotFreeze',
  'AccountFrozen',
  'MintDecimalsMismatch',
  'NonNativeNotSupported',
];

/** System program, `SystemError`, by number. */
export const SYSTEM_ERROR_NAMES: readonly string[] = [
  'AccountAlreadyInUse',
  'ResultWithNegativeLamports',
  'InvalidProgramId',
  'InvalidAccountDataLength',
  'MaxSeedLengthExceeded',
  'AddressWithSeedMismatch',
  'NonceNoRecentBlockhashes',
  'NonceBlockhashNotExpired',
  'NonceUnexpectedBlockhashValue',
];

/** First number of a run of Anchor's framework errors, and the names from there on. */
const ANCHOR_ERRORS: readonly (readonly [number, readonly string[]])[] = [
  [
    100,
    ['InstructionMissing', 'InstructionFallbackNotFound', 'InstructionDidNotDeserialize', 'InstructionDidNotSerialize'],
  ],
  [1_000, ['IdlInstructionStub', 'IdlInstructionInvalidProgram', 'IdlAccountNotEmpty']],
  [1_500, ['EventInstructionStub']],
  [
    2_000,
    [
      'ConstraintMut',
      'ConstraintHasOne',
      'ConstraintSigner',
      'ConstraintRaw',
      'ConstraintOwner',
      'ConstraintRentExempt',
      'ConstraintSeeds',
      'ConstraintExecutable',
      'ConstraintState',
      'ConstraintAssociated',
      'ConstraintAssociatedInit',
      'ConstraintClose',
      'ConstraintAddress',
      'ConstraintZero',
      'ConstraintTokenMint',
      'ConstraintTokenOwner',
      'ConstraintMintMintAuthority',
      'ConstraintMintFreezeAuthority',
      'ConstraintMintDecimals',
      'ConstraintSpace',
      'ConstraintAccountIsNone',
      'ConstraintTokenTokenProgram',
      'ConstraintMintTokenProgram',
      'ConstraintAssociatedTokenTokenProgram',
    ],
  ],
  // 2024 to 2039 are constraints of Token-2022 extensions, which the program does not accept.
  [2_040, ['ConstraintDuplicateMutableAccount', 'AccountAlreadyMigrated', 'AccountNotMigrated']],
  [
    2_500,
    [
      'RequireViolated',
      'RequireEqViolated',
      'RequireKeysEqViolated',
      'RequireNeqViolated',
      'RequireKeysNeqViolated',
      'RequireGtViolated',
      'RequireGteViolated',
    ],
  ],
  [
    3_000,
    [
      'AccountDiscriminatorAlreadySet',
      'AccountDiscriminatorNotFound',
      'AccountDiscriminatorMismatch',
      'AccountDidNotDeserialize',
      'AccountDidNotSerialize',
      'AccountNotEnoughKeys',
      'AccountNotMutable',
      'AccountOwnedByWrongProgram',
      'InvalidProgramId',
      'InvalidProgramExecutable',
      'AccountNotSigner',
      'AccountNotSystemOwned',
      'AccountNotInitialized',
      'AccountNotProgramData',
      'AccountNotAssociatedTokenAccount',
      'AccountSysvarMismatch',
      'AccountReallocExceedsLimit',
      'AccountDuplicateReallocs',
    ],
  ],
  [4_100, ['DeclaredProgramIdMismatch', 'TryingToInitPayerAsProgramAccount', 'InvalidNumericConversion']],
  [5_000, ['Deprecated']],
];

/** Anchor's framework errors by code. */
export const ANCHOR_ERROR_NAMES: ReadonlyMap<number, string> = new Map(
  ANCHOR_ERRORS.flatMap(([first, names]) => names.map((name, offset): [number, string] => [first + offset, name])),
);
