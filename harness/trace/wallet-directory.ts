import { createHash } from 'node:crypto';
import type { GenesisPlan } from '#sim/ports/staking-chain.ts';
import type { TraceRecord } from '#sim/ports/trace.ts';
import { encodeAddress } from '../program/base58.ts';
import { deriveWallet, type Wallet } from '../wallet.ts';

/** A wallet of a run and what it is called. */
export interface NamedWallet {
  readonly name: string;
  readonly wallet: Wallet;
}

/** Keys of the operator's that genesis derives, with their names in a trace. */
const OPERATOR_PURPOSES: readonly (readonly [purpose: string, name: string])[] = [
  ['operator-wallet', 'operator'],
  ['mint', 'mint'],
  ['quote-mint', 'quote mint'],
  ['guardian', 'guardian'],
  ['attestor', 'attestor'],
  ['relay', 'relay'],
  ['probe-sheet', 'probe sheet'],
];
const PROBE_PURPOSES = ['relay', 'probe-sheet'];
const MARKET_PURPOSES: readonly (readonly [purpose: string, name: string])[] = [
  ['market', 'market'],
  ['market-positions', 'market positions'],
  ['market-token-vault', 'market token vault'],
  ['market-quote-vault', 'market quote vault'],
  ['desk', 'desk'],
];

/**
 * Every wallet that signs in a run, by address. All follow from the run's seed and the names in its trace, so that a
 * trace holds no secrets and none of these keys belongs to anybody.
 */
export class WalletDirectory {
  readonly #wallets = new Map<string, NamedWallet>();
  readonly #ofProbe = new Set<string>();
  #seed = 0;

  /** Learns the wallets that a record speaks of: genesis's all at once, an upgrade's buffer with its proposal. */
  take(record: TraceRecord): void {
    if (record.kind === 'genesis') this.#openGenesis(record.plan);
    if (record.kind !== 'submit') return;
    for (const action of record.actions) {
      if (action.kind !== 'create_proposal' || action.payload.kind !== 'upgrade') continue;
      const key = createHash('sha256').update(action.payload.buffer).digest('hex');
      this.#add('operator', `upgrade-${key}`, 'upgrade buffer');
    }
  }

  find(address: Uint8Array): NamedWallet | undefined {
    return this.#wallets.get(encodeAddress(address));
  }

  /** What an address is called; its text when it signs for nobody. */
  nameOf(address: Uint8Array): string {
    return this.find(address)?.name ?? encodeAddress(address);
  }

  /** Whether reading changes an account: the relay pays for the probe, whose calls no trace has, and its sheet is written. */
  isOfProbe(address: Uint8Array): boolean {
    return this.#ofProbe.has(encodeAddress(address));
  }

  #openGenesis(plan: GenesisPlan): void {
    this.#seed = plan.seed;
    const purposes = plan.market === undefined ? OPERATOR_PURPOSES : [...OPERATOR_PURPOSES, ...MARKET_PURPOSES];
    for (const [purpose, name] of purposes) this.#add('operator', purpose, name);
    for (const purpose of PROBE_PURPOSES) {
      this.#ofProbe.add(encodeAddress(deriveWallet(plan.seed, 'operator', purpose).address));
    }
    for (const { group } of plan.grants) this.#add('operator', `reserve-${group}`, `reserve of ${group}`);
    for (const id of plan.agentIds) this.#add(id, 'wallet', id);
  }

  #add(id: string, purpose: string, name: string): void {
    const wallet = deriveWallet(this.#seed, id, purpose);
    this.#wallets.set(encodeAddress(wallet.address), { name, wallet });
  }
}
