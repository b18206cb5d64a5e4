import type { AgentAction, AgentIndex, OperatorAction } from './actions.ts';
import type { GenesisPlan } from './staking-chain.ts';

/** Marks a file as a trace. */
export const TRACE_FORMAT = 'actsim-trace';
export const TRACE_VERSION = 1;
/** Result of what was accepted; everything else is a refusal's name. */
export const ACCEPTED_RESULT = 'ok';

/** Programs that a trace's transactions ran on. */
export interface TraceProgram {
  /** Name of a vulnerable twin; null: the program itself. */
  readonly build: string | null;
  readonly sha256: string;
  readonly idlSha256: string;
}

/** First line: what the trace is of. */
export interface TraceHeader {
  readonly kind: 'trace';
  readonly format: typeof TRACE_FORMAT;
  readonly version: typeof TRACE_VERSION;
  readonly actsim: string;
  readonly scenario: { readonly name: string; readonly file: string; readonly sha256: string };
  readonly seed: number;
  readonly engine: 'litesvm' | 'bankrun';
  readonly program: TraceProgram;
}

/** A call of the port, written before its transactions: what a shorter history is made of. */
export type TraceCall =
  | { readonly kind: 'genesis'; readonly plan: GenesisPlan }
  | {
      readonly kind: 'clock';
      readonly slot: bigint;
      readonly clusterEpoch: bigint;
      readonly unixSeconds: bigint;
    }
  | { readonly kind: 'operate'; readonly action: OperatorAction }
  | { readonly kind: 'submit'; readonly actions: readonly AgentAction[] }
  | { readonly kind: 'compound'; readonly agents: readonly AgentIndex[] };

/** What the actions of the call before came to, written behind its transactions. */
export interface TraceOutcomes {
  readonly kind: 'outcomes';
  /** In the order of the actions: `ok`, or the refusal's name. */
  readonly results: readonly string[];
  /** Ids that accepted proposals got, by their action's position. */
  readonly proposals: readonly { readonly position: number; readonly id: number }[];
}

/** Lamports from the engine's own purse. */
export interface TraceFunding {
  readonly kind: 'fund';
  /** Base58. */
  readonly address: string;
  readonly lamports: bigint;
}

/** One transaction as the engine got it. */
export interface TraceTransaction {
  readonly kind: 'tx';
  /** From 1. */
  readonly number: number;
  /** Base64 of the legacy message, its blockhash zeroed. */
  readonly message: string;
  /** Who signs, base58. */
  readonly signers: readonly string[];
  /** Who does what, in words. */
  readonly by: string;
  /** `ok`, or the refusal's name. */
  readonly result: string;
  readonly computeUnits: number;
}

/** Last line of a trace that was closed. */
export interface TraceEnd {
  readonly kind: 'end';
  readonly transactions: number;
  /** Of all accounts that the transactions may write; missing where the run failed and its chain was not asked. */
  readonly accountsSha256?: string;
  /** The breach that the trace was recorded to show. */
  readonly breach?: TraceBreach;
}

/** A broken invariant, and where a history showed it. */
export interface TraceBreach {
  readonly invariant: string;
  /** Clock moves since genesis. */
  readonly tickIndex: number;
  readonly expected: string;
  readonly found: string;
  readonly where: string;
}

/** One line of a trace. */
export type TraceRecord = TraceHeader | TraceCall | TraceOutcomes | TraceFunding | TraceTransaction | TraceEnd;

/** Where records go, in their order. */
export interface TraceLog {
  write(record: TraceRecord): void;
}
