import { describe, expect, it } from 'vitest';
import { payer, readonly, writable } from '#harness/program/account-metas.ts';
import { ActionTemplate, pageStandIn, STAND_IN, TemplateShelf } from '#harness/program/action-template.ts';
import { type Instruction, writableInstruction } from '#harness/program/message.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

function instruction(owner: Uint8Array, proposal: Uint8Array, page: Uint8Array): Instruction {
  const accounts = [payer(owner), writable(proposal), readonly(page)];
  return { programId: key(9), accounts, data: new Uint8Array(10) };
}

describe('harness/program/action-template', () => {
  it('becomes the instructions of the addresses that are put in', () => {
    const page = pageStandIn(0);
    const { owner, proposal, ticket } = STAND_IN;
    const template = new ActionTemplate(
      [
        [instruction(owner, ticket, key(4)), 'system'],
        [instruction(owner, proposal, page), 'token'],
      ],
      [page],
    );
    template.set('owner', key(1));
    template.set('proposal', key(2));
    template.set('ticket', key(5));
    template.setPage(0, key(3));
    expect(template.instructions).toEqual([
      writableInstruction(instruction(key(1), key(5), key(4))),
      writableInstruction(instruction(key(1), key(2), key(3))),
    ]);
    expect(template.errorSpaces).toEqual(['system', 'token']);
  });

  it('names the very array that is put in, again and again', () => {
    const template = new ActionTemplate([[instruction(STAND_IN.owner, STAND_IN.owner, key(3)), 'token']]);
    for (const owner of [key(1), key(2), key(1)]) {
      template.set('owner', owner);
      const { addresses } = template.instructions[0]!;
      expect(addresses[0]).toBe(owner);
      expect(addresses[1]).toBe(owner);
    }
  });

  it('leaves out what the instructions do not name', () => {
    const page = pageStandIn(0);
    const named = (): Instruction => instruction(STAND_IN.owner, STAND_IN.proposal, page);
    const template = new ActionTemplate([[named(), 'token']], [page]);
    template.set('ticket', key(1));
    template.setPage(1, key(1));
    expect(template.instructions).toEqual([writableInstruction(named())]);
  });

  it("has the last instruction's arguments, in data of its own", () => {
    const shared = instruction(STAND_IN.owner, key(2), key(3));
    const [template, other] = [new ActionTemplate([[shared, 'token']]), new ActionTemplate([[shared, 'token']])];
    template.args.setUint16(0, 0xffff);
    expect(template.args.byteLength).toBe(2);
    expect([...template.instructions[0]!.data]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]);
    expect([...other.instructions[0]!.data]).toEqual([...new Uint8Array(10)]);
    expect([...shared.data]).toEqual([...new Uint8Array(10)]);
  });

  it('has arguments behind a tag of another length', () => {
    const template = new ActionTemplate([[instruction(key(1), key(2), key(3)), 'market']], [], 1);
    template.args.setUint8(0, 7);
    expect(template.args.byteLength).toBe(9);
    expect([...template.instructions[0]!.data]).toEqual([0, 7, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('keeps one template for each number of pages of both sorts', () => {
    const asked: (readonly [number, number])[] = [];
    const shelf = new TemplateShelf((expiry, history) => {
      asked.push([expiry.length, history.length]);
      return [[instruction(STAND_IN.owner, expiry[0] ?? key(2), history[0] ?? key(3)), 'token']];
    });
    expect(shelf.take()).toBe(shelf.take(0, 0));
    expect(shelf.take(1, 0)).not.toBe(shelf.take());
    expect(shelf.take(0, 1)).not.toBe(shelf.take(1, 0));
    expect(shelf.take(1, 1)).toBe(shelf.take(1, 1));
    expect(asked).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ]);
  });

  it('counts the pages of the first sort, then those of the second', () => {
    const shelf = new TemplateShelf((expiry, history) => [
      [instruction(STAND_IN.owner, expiry[0] ?? key(2), history[0] ?? key(3)), 'token'],
    ]);
    const template = shelf.take(1, 1);
    template.setPage(0, key(6));
    template.setPage(1, key(7));
    expect(template.instructions[0]?.addresses).toEqual([STAND_IN.owner, key(6), key(7)]);
  });

  it('has stand-ins that differ', () => {
    const all = [...Object.values(STAND_IN), ...Array.from({ length: 32 }, (_, i) => pageStandIn(i))];
    expect(new Set(all.map((address) => Buffer.from(address).toString('hex'))).size).toBe(all.length);
  });
});
