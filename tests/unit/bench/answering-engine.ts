import type { ChainEngine, EngineResult } from '#harness/chain/chain-engine.ts';

/** An engine that answers in turn, and notes what it was sent. */
export class AnsweringEngine implements ChainEngine {
  readonly name = 'litesvm';
  readonly takesUnsigned = true;
  readonly sent: (readonly [firstByte: number | undefined, isChecked: boolean | undefined])[] = [];
  readonly #answers: EngineResult[];

  constructor(answers: readonly EngineResult[]) {
    this.#answers = [...answers];
  }

  open(): void {
    // Nothing to deploy to.
  }

  setClock(): void {
    // It has no time.
  }

  freshBlockhash(): Uint8Array {
    return new Uint8Array(32);
  }

  fund(): void {
    // It has no purse.
  }

  send(transaction: Uint8Array, isChecked?: boolean): EngineResult {
    this.sent.push([transaction[0], isChecked]);
    const answer = this.#answers.shift();
    if (answer === undefined) throw new RangeError('sent more than expected');
    return answer;
  }

  accounts(addresses: readonly Uint8Array[]): readonly (Uint8Array | undefined)[] {
    return addresses;
  }

  wholeAccounts(addresses: readonly Uint8Array[]): readonly undefined[] {
    return addresses.map(() => undefined);
  }

  close(): void {
    // Nothing is open.
  }
}
