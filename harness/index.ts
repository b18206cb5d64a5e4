export { createBankrunChain } from './chain/bankrun-chain.ts';
export { type ChainOptions, createLitesvmChain } from './chain/litesvm-chain.ts';
export type { SignatureChecks } from './chain/transaction-sender.ts';
export { DEFAULT_ARTIFACTS_DIR, loadProgramArtifacts, type ProgramArtifacts } from './program/artifacts.ts';
