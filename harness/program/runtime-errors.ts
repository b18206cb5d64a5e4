/** Why an engine refused a transaction, in a form that both engines can be brought to. */
export type EngineError =
  /** Refused before or outside any instruction. */
  | { readonly kind: 'transaction'; readonly name: TransactionErrorName }
  /** The runtime stopped an instruction. */
  | { readonly kind: 'instruction'; readonly index: number; readonly name: InstructionErrorName }
  /** A program returned a number of its own. */
  | { readonly kind: 'program'; readonly index: number; readonly code: number };

/**
 * Runtime refusals of an instruction: name and the text that the runtime prints for it. The order is that of
 * the runtime's enum without `Custom`, which litesvm numbers them by.
 */
const INSTRUCTION_ERRORS = [
  ['GenericError', 'generic instruction error'],
  ['InvalidArgument', 'invalid program argument'],
  ['InvalidInstructionData', 'invalid instruction data'],
  ['InvalidAccountData', 'invalid account data for instruction'],
  ['AccountDataTooSmall', 'account data too small for instruction'],
  ['InsufficientFunds', 'insufficient funds for instruction'],
  ['IncorrectProgramId', 'incorrect program id for instruction'],
  ['MissingRequiredSignature', 'missing required signature for instruction'],
  ['AccountAlreadyInitialized', 'instruction requires an uninitialized account'],
  ['UninitializedAccount', 'instruction requires an initialized account'],
  ['UnbalancedInstruction', 'sum of account balances before and after instruction do not match'],
  ['ModifiedProgramId', 'instruction illegally modified the program id of an account'],
  ['ExternalAccountLamportSpend', 'instruction spent from the balance of an account it does not own'],
  ['ExternalAccountDataModified', 'instruction modified data of an account it does not own'],
  ['ReadonlyLamportChange', 'instruction changed the balance of a read-only account'],
  ['ReadonlyDataModified', 'instruction modified data of a read-only account'],
  ['DuplicateAccountIndex', 'instruction contains duplicate accounts'],
  ['ExecutableModified', 'instruction changed executable bit of an account'],
  ['RentEpochModified', 'instruction modified rent epoch of an account'],
  ['NotEnoughAccountKeys', 'insufficient account keys for instruction'],
  ['AccountDataSizeChanged', "program other than the account's owner changed the size of the account data"],
  ['AccountNotExecutable', 'instruction expected an executable account'],
  ['AccountBorrowFailed', 'instruction tries to borrow reference for an account which is already borrowed'],
  ['AccountBorrowOutstanding', 'instruction left account with an outstanding borrowed reference'],
  ['DuplicateAccountOutOfSync', 'instruction modifications of multiply-passed account differ'],
  ['InvalidError', 'program returned invalid error code'],
  ['ExecutableDataModified', 'instruction changed executable accounts data'],
  ['ExecutableLamportChange', 'instruction changed the balance of an executable account'],
  ['ExecutableAccountNotRentExempt', 'executable accounts must be rent exempt'],
  ['UnsupportedProgramId', 'Unsupported program id'],
  ['CallDepth', 'Cross-program invocation call depth too deep'],
  ['MissingAccount', 'An account required by the instruction is missing'],
  ['ReentrancyNotAllowed', 'Cross-program invocation reentrancy not allowed for this instruction'],
  ['MaxSeedLengthExceeded', 'Length of the seed is too long for address generation'],
  ['InvalidSeeds', 'Provided seeds do not result in a valid address'],
  ['InvalidRealloc', 'Failed to reallocate account data'],
  ['ComputationalBudgetExceeded', 'Computational budget exceeded'],
  ['PrivilegeEscalation', 'Cross-program invocation with unauthorized signer or writable account'],
  ['ProgramEnvironmentSetupFailure', 'Failed to create program execution environment'],
  ['ProgramFailedToComplete', 'Program failed to complete'],
  ['ProgramFailedToCompile', 'Program failed to compile'],
  ['Immutable', 'Account is immutable'],
  ['IncorrectAuthority', 'Incorrect authority provided'],
  ['AccountNotRentExempt', 'An account does not have enough lamports to be rent-exempt'],
  ['InvalidAccountOwner', 'Invalid account owner'],
  ['ArithmeticOverflow', 'Program arithmetic overflowed'],
  ['UnsupportedSysvar', 'Unsupported sysvar'],
  ['IllegalOwner', 'Provided owner is not allowed'],
  ['MaxAccountsDataAllocationsExceeded', 'Accounts data allocations exceeded the maximum allowed per transaction'],
  ['MaxAccountsExceeded', 'Max accounts exceeded'],
  ['MaxInstructionTraceLengthExceeded', 'Max instruction trace length exceeded'],
  ['BuiltinProgramsMustConsumeComputeUnits', 'Builtin programs must consume compute units'],
  ['BorshIoError', 'Failed to serialize or deserialize account data'],
] as const;
export type InstructionErrorName = (typeof INSTRUCTION_ERRORS)[number][0];
export const INSTRUCTION_ERROR_NAMES: readonly InstructionErrorName[] = INSTRUCTION_ERRORS.map(([name]) => name);

/** Refusals of a whole transaction, likewise; the order is that of the runtime's variants without data. */
const TRANSACTION_ERRORS = [
  ['AccountInUse', 'Account in use'],
  ['AccountLoadedTwice', 'Account loaded twice'],
  ['AccountNotFound', 'Attempt to debit an account but found no record of a prior credit.'],
  ['ProgramAccountNotFound', 'Attempt to load a program that does not exist'],
  ['InsufficientFundsForFee', 'Insufficient funds for fee'],
  ['InvalidAccountForFee', 'This account may not be used to pay transaction fees'],
  ['AlreadyProcessed', 'This transaction has already been processed'],
  ['BlockhashNotFound', 'Blockhash not found'],
  ['CallChainTooDeep', 'Loader call chain is too deep'],
  ['MissingSignatureForFee', 'Transaction requires a fee but has no signature present'],
  ['InvalidAccountIndex', 'Transaction contains an invalid account reference'],
  ['SignatureFailure', 'Transaction did not pass signature verification'],
  ['InvalidProgramForExecution', 'This program may not be used for executing instructions'],
  ['SanitizeFailure', 'Transaction failed to sanitize accounts offsets correctly'],
  ['ClusterMaintenance', 'Transactions are currently disabled due to cluster maintenance'],
  ['AccountBorrowOutstanding', 'Transaction processing left an account with an outstanding borrowed reference'],
  ['WouldExceedMaxBlockCostLimit', 'Transaction would exceed max Block Cost Limit'],
  ['UnsupportedVersion', 'Transaction version is unsupported'],
  ['InvalidWritableAccount', 'Transaction loads a writable account that cannot be written'],
  ['WouldExceedMaxAccountCostLimit', 'Transaction would exceed max account limit within the block'],
  ['WouldExceedAccountDataBlockLimit', 'Transaction would exceed account data limit within the block'],
  ['TooManyAccountLocks', 'Transaction locked too many accounts'],
  ['AddressLookupTableNotFound', "Transaction loads an address table account that doesn't exist"],
  ['InvalidAddressLookupTableOwner', 'Transaction loads an address table account with an invalid owner'],
  ['InvalidAddressLookupTableData', 'Transaction loads an address table account with invalid data'],
  ['InvalidAddressLookupTableIndex', 'Transaction address table lookup uses an invalid index'],
  ['InvalidRentPayingAccount', 'Transaction leaves an account with a lower balance than rent-exempt minimum'],
  ['WouldExceedMaxVoteCostLimit', 'Transaction would exceed max Vote Cost Limit'],
  ['WouldExceedAccountDataTotalLimit', 'Transaction would exceed total account data limit'],
  ['MaxLoadedAccountsDataSizeExceeded', 'Transaction exceeded max loaded accounts data size cap'],
  ['ResanitizationNeeded', 'ResanitizationNeeded'],
  ['InvalidLoadedAccountsDataSizeLimit', 'LoadedAccountsDataSizeLimit set for transaction must be greater than 0.'],
  ['UnbalancedTransaction', 'Sum of account balances before and after transaction do not match'],
  ['ProgramCacheHitMaxLimit', 'Program cache hit max limit'],
  ['CommitCancelled', 'CommitCancelled'],
] as const;
/** Variants that carry an account or instruction index, which the name leaves out. */
const INDEXED_TRANSACTION_ERRORS = [
  ['DuplicateInstruction', /^Transaction contains a duplicate instruction \(\d+\) that is not allowed$/],
  ['InsufficientFundsForRent', /^Transaction results in an account \(\d+\) with insufficient funds for rent$/],
  [
    'ProgramExecutionTemporarilyRestricted',
    /^Execution of the program referenced by account at index \d+ is temporarily restricted\.$/,
  ],
] as const;
export type TransactionErrorName =
  | (typeof TRANSACTION_ERRORS)[number][0]
  | (typeof INDEXED_TRANSACTION_ERRORS)[number][0];
export const TRANSACTION_ERROR_NAMES: readonly TransactionErrorName[] = TRANSACTION_ERRORS.map(([name]) => name);

const INSTRUCTION_ERRORS_BY_TEXT = new Map<string, InstructionErrorName>(
  INSTRUCTION_ERRORS.map(([name, text]) => [text, name]),
);
const TRANSACTION_ERRORS_BY_TEXT = new Map<string, TransactionErrorName>(
  TRANSACTION_ERRORS.map(([name, text]) => [text, name]),
);

/** Reads the runtime's own text of a refusal, which is all that bankrun gives. Undefined for any other text. */
export function parseRuntimeText(text: string): EngineError | undefined {
  const inInstruction = /^Error processing Instruction (\d+): (.*)$/s.exec(text);
  if (inInstruction === null) {
    const indexed = INDEXED_TRANSACTION_ERRORS.find(([, pattern]) => pattern.test(text))?.[0];
    const name = TRANSACTION_ERRORS_BY_TEXT.get(text) ?? indexed;
    return name === undefined ? undefined : { kind: 'transaction', name };
  }
  const index = Number(inInstruction[1]);
  const reason = inInstruction[2] ?? '';
  const code = /^custom program error: 0x([0-9a-f]+)$/.exec(reason)?.[1];
  if (code !== undefined) return { kind: 'program', index, code: Number.parseInt(code, 16) };
  if (reason.startsWith('Failed to serialize or deserialize account data')) {
    return { kind: 'instruction', index, name: 'BorshIoError' };
  }
  const name = INSTRUCTION_ERRORS_BY_TEXT.get(reason);
  return name === undefined ? undefined : { kind: 'instruction', index, name };
}
