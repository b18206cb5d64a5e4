import { describe, expect, it } from 'vitest';
import { AccHistory } from '#sim/agents/acc-history.ts';
import { AttackBook } from '#sim/attacks/attack-book.ts';
import type { Attacker } from '#sim/attacks/attacker.ts';
import { JUST_IN_TIME_STAKING } from '#sim/attacks/library/r01-just-in-time-staking.ts';
import { aMarketState } from '#tests/support/market-fixtures.ts';
import { aPool, aTreasury, GENESIS_DAY, someVaults } from '#tests/support/sim-fixtures.ts';

const PLAN = {
  createMind: () => ({ decide: () => ({ intents: [], sleepDays: 1 }), learn: () => undefined }),
  measure: () => undefined,
};

function attacker(name: string, agents: readonly number[], atSeconds: number): Attacker {
  const capital = { capitalBaseUnits: 10n, capitalQuoteUnits: undefined };
  return { name, definition: JUST_IN_TIME_STAKING, plan: PLAN, agents, atSeconds, isIdle: false, ...capital };
}

const IDS = ['honest/0', 'one/0', 'two/0', 'two/1'];
const CHAIN = {
  pool: aPool(),
  vaults: someVaults(),
  treasury: aTreasury(),
  market: undefined,
  states: [5n, 6n, 7n, 8n].map((walletBaseUnits) => ({ walletBaseUnits, stake: undefined })),
  proposals: new Map(),
  tickets: { owedTo: () => 0n },
};

function aBook(): AttackBook {
  return new AttackBook([attacker('one', [1], 0), attacker('two', [2, 3], 86_400)], IDS);
}

function rows(book: AttackBook, tickIndex: number, isFullScan = false): ReturnType<AttackBook['rows']> {
  const end = { tickIndex, unixSeconds: GENESIS_DAY * 86_400 + tickIndex * 86_400, tickSeconds: 86_400 };
  return book.rows(end, CHAIN, new AccHistory(GENESIS_DAY), () => 0n, isFullScan);
}

describe('sim/attacks/attack-book.ts', () => {
  it('has a row for each attacker that has come, in their order', () => {
    expect(rows(aBook(), 0).map(({ attack }) => attack)).toEqual(['one']);
    expect(rows(aBook(), 1).map(({ attack }) => attack)).toEqual(['one', 'two']);
  });

  it('knows what everybody else has where all were read: an attacker is else to the other', () => {
    expect(rows(aBook(), 1, true).map(({ othersWealthBaseUnits }) => othersWealthBaseUnits)).toEqual([20n, 11n]);
    expect(rows(aBook(), 1, false).map(({ othersWealthBaseUnits }) => othersWealthBaseUnits)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('knows the cash of everybody else where there is a market', () => {
    const states = CHAIN.states.map((state, agent) => ({ ...state, quoteUnits: 10n ** BigInt(agent) }));
    const end = { tickIndex: 1, unixSeconds: GENESIS_DAY * 86_400 + 86_400, tickSeconds: 86_400 };
    const chain = { ...CHAIN, states, market: aMarketState({}) };
    const found = aBook().rows(end, chain, new AccHistory(GENESIS_DAY), () => 0n, true);
    expect(found.map(({ othersWealthQuoteUnits }) => othersWealthQuoteUnits)).toEqual([1_101n, 11n]);
    expect(rows(aBook(), 1, true).map(({ othersWealthQuoteUnits }) => othersWealthQuoteUnits)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('tells the steps of attackers and of nobody else, calls too, once', () => {
    const book = aBook();
    book.noteCall(
      2,
      { kind: 'execute_proposal', proposalId: 3 },
      { accepted: false, errorCode: 1, errorName: 'TimelockActive' },
    );
    book.noteActions(
      [
        { kind: 'claim_rewards', agent: 0 },
        { kind: 'stake', agent: 3, amountBaseUnits: 4n, lockDays: 7 },
        { kind: 'transfer', agent: 2, recipient: 0, amountBaseUnits: 1n },
      ],
      [{ accepted: true }, { accepted: true }, { accepted: true }],
      CHAIN,
    );
    const at = { tickIndex: 9, unixSeconds: 10 };
    expect(book.takeSteps(at)).toEqual([
      { ...at, attack: 'two', agentId: 'two/0', action: 'execute_proposal 3', outcome: 'TimelockActive' },
      { ...at, attack: 'two', agentId: 'two/1', action: 'stake 4 for 7 days', outcome: 'accepted' },
      { ...at, attack: 'two', agentId: 'two/0', action: 'transfer 1 to honest/0', outcome: 'accepted' },
    ]);
    expect(book.takeSteps(at)).toEqual([]);
    expect(rows(book, 1).map(({ accepted, refused }) => [accepted, refused])).toEqual([
      [0, 0],
      [2, 1],
    ]);
  });

  it('keeps nothing in a run without attacks', () => {
    const book = new AttackBook([], IDS);
    book.noteActions([{ kind: 'claim_rewards', agent: 0 }], [{ accepted: true }], CHAIN);
    expect([book.isEmpty, rows(book, 1), book.takeSteps({ tickIndex: 1, unixSeconds: 1 })]).toEqual([true, [], []]);
  });
});
