import type { IdlTypes } from '@coral-xyz/anchor';
import type { PublicKey } from '@solana/web3.js';
import { FEATURE_NAMES, type FeatureName, featureBit } from '#sim/core/features.ts';
import { PARAMETERS, type ParameterName } from '#sim/core/parameters.ts';
import { SPEND_PURPOSES } from '#sim/ports/actions.ts';
import { u64 } from './amounts.ts';
import type { Staking } from './generated/staking.ts';
import type { ProgramAddresses } from './program-addresses.ts';

/** What a proposal does when it is executed. Amounts are base units. */
export type ProposalAction =
  /** `value` in the parameter's own unit (programs/staking/README.md, Parameters). */
  | { readonly kind: 'parameter'; readonly parameter: ParameterName; readonly value: bigint }
  /** From the treasury to a wallet: to its associated token account of the pool's mint. */
  | { readonly kind: 'payment'; readonly recipient: PublicKey; readonly amountBaseUnits: bigint }
  /** From the treasury into next week's reward budget. */
  | { readonly kind: 'reward_grant'; readonly amountBaseUnits: bigint }
  /** Lets holders sell so much to the program, at quote base units for one whole token, to be burned. */
  | { readonly kind: 'buyback'; readonly amountBaseUnits: bigint; readonly priceQuoteUnits: bigint }
  /** Burns tokens of the treasury. */
  | { readonly kind: 'burn'; readonly amountBaseUnits: bigint }
  /** Approves a program buffer whose authority is the governance account, by the sha256 of its program bytes. */
  | { readonly kind: 'upgrade'; readonly buffer: PublicKey; readonly sha256: Uint8Array }
  | { readonly kind: 'feature'; readonly feature: FeatureName; readonly enabled: boolean };

/** The action as the program's `ProposalPayload`, in Anchor's form. Throws a `RangeError` for what does not fit. */
export function proposalPayload(action: ProposalAction, at: ProgramAddresses): IdlTypes<Staking>['proposalPayload'] {
  switch (action.kind) {
    case 'parameter':
      return { parameter: { id: PARAMETERS[action.parameter].id, value: u64(action.value) } };
    case 'payment':
      return spend('payment', action.recipient, action.amountBaseUnits);
    case 'reward_grant':
      return spend('reward_grant', at.rewardVault, action.amountBaseUnits);
    case 'buyback':
      return spend('buyback', at.quoteVault, action.amountBaseUnits, action.priceQuoteUnits);
    case 'burn':
      return spend('burn', at.treasuryVault, action.amountBaseUnits);
    case 'upgrade':
      if (action.sha256.length !== 32) throw new RangeError('a sha256 has 32 bytes');
      return { upgrade: { buffer: action.buffer, sha256: [...action.sha256] } };
    case 'feature':
      if (!FEATURE_NAMES.includes(action.feature)) throw new RangeError(`no feature is called ${action.feature}`);
      return { feature: { flag: featureBit(action.feature), enabled: action.enabled } };
  }
}

function spend(
  purpose: (typeof SPEND_PURPOSES)[number],
  destination: PublicKey,
  amountBaseUnits: bigint,
  priceQuoteUnits = 0n,
): IdlTypes<Staking>['proposalPayload'] {
  const amount = u64(amountBaseUnits);
  return { spend: { purpose: SPEND_PURPOSES.indexOf(purpose), destination, amount, price: u64(priceQuoteUnits) } };
}
