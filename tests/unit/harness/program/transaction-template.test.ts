import { describe, expect, it } from 'vitest';
import { payer, readonly, writable } from '#harness/program/account-metas.ts';
import { compileTransaction, type Instruction } from '#harness/program/message.ts';
import { pageStandIn, STAND_IN, TemplateShelf, TransactionTemplate } from '#harness/program/transaction-template.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

function instruction(owner: Uint8Array, proposal: Uint8Array, page: Uint8Array): Instruction {
  const accounts = [payer(owner), writable(proposal), readonly(page)];
  return { programId: key(9), accounts, data: new Uint8Array(10) };
}

describe('harness/program/transaction-template', () => {
  it('becomes the transaction of the addresses that are put in', () => {
    const page = pageStandIn(0);
    const template = new TransactionTemplate([instruction(STAND_IN.owner, STAND_IN.proposal, page)], [page]);
    template.set('owner', key(1));
    template.set('proposal', key(2));
    template.setPage(0, key(3));
    expect(template.transaction.bytes).toEqual(compileTransaction(key(1), [instruction(key(1), key(2), key(3))]).bytes);
  });

  it('leaves out what the transaction does not name', () => {
    const page = pageStandIn(0);
    const template = new TransactionTemplate([instruction(STAND_IN.owner, STAND_IN.proposal, page)], [page]);
    const before = Uint8Array.from(template.transaction.bytes);
    template.set('ticket', key(1));
    template.setPage(1, key(1));
    expect(template.transaction.bytes).toEqual(before);
  });

  it('knows where the last arguments begin', () => {
    const template = new TransactionTemplate([instruction(STAND_IN.owner, key(2), key(3))], []);
    template.view.setUint16(template.lastArgsOffset, 0xffff);
    expect([...template.transaction.bytes.subarray(-2)]).toEqual([0xff, 0xff]);
  });

  it('keeps one template a shape and number of pages', () => {
    const shelf = new TemplateShelf();
    let made = 0;
    const take = (shape: string, pages: number): TransactionTemplate =>
      shelf.take(shape, pages, (standIns) => {
        made += 1;
        expect(standIns).toHaveLength(pages);
        return [instruction(STAND_IN.owner, key(2), standIns[0] ?? key(3))];
      });
    expect(take('vote', 0)).toBe(take('vote', 0));
    expect(take('vote', 1)).not.toBe(take('vote', 0));
    expect(take('sell', 0)).not.toBe(take('vote', 0));
    expect(made).toBe(3);
  });

  it('has stand-ins that differ', () => {
    const all = [...Object.values(STAND_IN), ...Array.from({ length: 32 }, (_, i) => pageStandIn(i))];
    expect(new Set(all.map((address) => Buffer.from(address).toString('hex'))).size).toBe(all.length);
  });
});
