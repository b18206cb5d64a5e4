import { SimError } from '#sim/core/errors/sim-error.ts';
import type { MarketAddresses, TraderAccounts } from '../program/market-instructions.ts';
import type { StakingAddresses } from '../program/pda.ts';
import type { StakerAccounts } from '../program/staking-instructions.ts';
import type { Wallet } from '../wallet.ts';

/** A wallet and the token account that genesis opened for it. */
export interface WalletAccounts {
  readonly wallet: Wallet;
  readonly tokenAccount: Uint8Array;
}

/** An agent's wallet and accounts; the stake account is open from the first stake on. */
export interface AgentAccounts extends WalletAccounts {
  readonly staker: StakerAccounts;
  /** Open from genesis on where there is a market; elsewhere absent, and opened by the first sale to the treasury. */
  readonly quoteAccount?: Uint8Array;
}

/** Who trades for the world outside. */
export interface DeskAccounts extends TraderAccounts {
  readonly wallet: Wallet;
}

/** The market's accounts. */
export interface MarketDeployment {
  readonly addresses: MarketAddresses;
  readonly desk: DeskAccounts;
}

/** A vesting grant: who is paid where, and the account that remembers it. */
export interface GrantAccounts {
  readonly beneficiary: Uint8Array;
  readonly tokenAccount: Uint8Array;
  /** Counts the beneficiary's grants from 0. */
  readonly index: number;
  readonly vesting: Uint8Array;
}

/** What exists when genesis is done. */
export interface Deployment {
  /** Of the run; further wallets are derived from it. */
  readonly seed: number;
  readonly addresses: StakingAddresses;
  readonly mint: Uint8Array;
  /** Of the asset that buybacks pay with. */
  readonly quoteMint: Uint8Array;
  /** Keeper, authority, funder. */
  readonly operator: WalletAccounts;
  /** The probe's account: many accounts are read through it. */
  readonly probeSheet: Uint8Array;
  /** Pays the fees of agents' transactions, so that no agent's wallet depends on who shares a transaction with it. */
  readonly relay: Wallet;
  readonly guardian: Wallet;
  readonly attestor: Wallet;
  /** In population order. */
  readonly agents: readonly AgentAccounts[];
  /** In the order of the plan. */
  readonly grants: readonly GrantAccounts[];
  /** Wallets that stand for groups of beneficiaries outside the population. */
  readonly reserves: readonly WalletAccounts[];
  /** Absent in an economy without a market. */
  readonly market?: MarketDeployment;
}

/** A grant by its position in the plan. Throws `CORE__VALUE_OUT_OF_RANGE`. */
export function grantOf({ grants }: Deployment, grant: number): GrantAccounts {
  const found = grants[grant];
  if (found !== undefined) return found;
  const expected = `0 to ${grants.length - 1}`;
  throw new SimError('CORE__VALUE_OUT_OF_RANGE', { what: 'vesting grant', expected, found: String(grant) });
}
