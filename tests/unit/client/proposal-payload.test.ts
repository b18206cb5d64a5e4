import { describe, expect, it } from 'vitest';
import { stakingProgram } from '#client/program-connection.ts';
import { type ProposalAction, proposalPayload } from '#client/proposal-payload.ts';
import { type AddressedPayload, encodeProposalPayload } from '#harness/program/proposal-payload.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { RecordedChain } from '#tests/support/recorded-chain.ts';

const chain = new RecordedChain();
const { at } = chain;
const destination = keyOf(20).publicKey;
const sha256 = new Uint8Array(32).fill(7);

/** Borsh bytes of the payload, by Anchor from the IDL. */
function encoded(action: ProposalAction): Uint8Array {
  const { coder } = stakingProgram(chain.provider);
  const args = { id: 1, payload: proposalPayload(action, at), contentHash: [...new Uint8Array(32)] };
  const data = coder.instruction.encode('createProposal', args);
  return new Uint8Array(data.subarray(8 + 4, data.length - 32));
}

const spend = (
  purpose: 'payment' | 'reward_grant' | 'buyback' | 'burn',
  to: Uint8Array,
  price = 0n,
): AddressedPayload => ({
  kind: 'spend',
  purpose,
  destination: to,
  amountBaseUnits: 5n,
  priceQuoteUnits: price,
});

describe('client/proposal-payload', () => {
  it('encodes every action as the simulator does', () => {
    const cases: readonly (readonly [ProposalAction, AddressedPayload])[] = [
      [
        { kind: 'parameter', parameter: 'timelock_days', value: 4n },
        { kind: 'parameter', id: 44, value: 4n },
      ],
      [{ kind: 'payment', recipient: destination, amountBaseUnits: 5n }, spend('payment', destination.toBytes())],
      [{ kind: 'reward_grant', amountBaseUnits: 5n }, spend('reward_grant', at.rewardVault.toBytes())],
      [{ kind: 'buyback', amountBaseUnits: 5n, priceQuoteUnits: 9n }, spend('buyback', at.quoteVault.toBytes(), 9n)],
      [{ kind: 'burn', amountBaseUnits: 5n }, spend('burn', at.treasuryVault.toBytes())],
      [
        { kind: 'upgrade', buffer: destination, sha256 },
        { kind: 'upgrade', buffer: destination.toBytes(), sha256 },
      ],
      [
        { kind: 'feature', feature: 'veto', enabled: false },
        { kind: 'feature', flag: 16, enabled: false },
      ],
    ];
    for (const [action, payload] of cases) {
      expect(encoded(action)).toEqual(new Uint8Array(encodeProposalPayload(payload)));
    }
  });

  it('rejects what cannot be encoded', () => {
    expect(() => proposalPayload({ kind: 'burn', amountBaseUnits: -1n }, at)).toThrow(RangeError);
    expect(() => proposalPayload({ kind: 'upgrade', buffer: destination, sha256: new Uint8Array(3) }, at)).toThrow(
      RangeError,
    );
  });
});
