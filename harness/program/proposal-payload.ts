import { SPEND_PURPOSES, type SpendPurpose } from '#sim/ports/actions.ts';
import { BorshWriter } from './borsh-writer.ts';

/** `ProposalPayload` with every address resolved. */
export type AddressedPayload =
  | { readonly kind: 'parameter'; readonly id: number; readonly value: bigint }
  | {
      readonly kind: 'spend';
      readonly purpose: SpendPurpose;
      readonly destination: Uint8Array;
      readonly amountBaseUnits: bigint;
      readonly priceQuoteUnits: bigint;
    }
  | { readonly kind: 'upgrade'; readonly buffer: Uint8Array; readonly sha256: Uint8Array }
  | { readonly kind: 'feature'; readonly flag: number; readonly enabled: boolean };

/** The payload as a Borsh enum: one byte for the kind, then its fields. */
export function encodeProposalPayload(payload: AddressedPayload): Uint8Array {
  const writer = new BorshWriter();
  switch (payload.kind) {
    case 'parameter':
      return writer.u8('kind', 0).u16('parameter id', payload.id).u64('parameter value', payload.value).written;
    case 'spend':
      return writer
        .u8('kind', 1)
        .u8('purpose', SPEND_PURPOSES.indexOf(payload.purpose))
        .bytes(payload.destination)
        .u64('amount', payload.amountBaseUnits)
        .u64('price', payload.priceQuoteUnits).written;
    case 'upgrade':
      return writer.u8('kind', 2).bytes(payload.buffer).bytes(payload.sha256).written;
    case 'feature':
      return writer.u8('kind', 3).u8('feature flag', payload.flag).bool(payload.enabled).written;
  }
}
