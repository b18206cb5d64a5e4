import { describe, expect, it } from 'vitest';
import { AccHistory } from '#sim/agents/acc-history.ts';
import { AttackAccount, type AttackedChain, type WholeWealth } from '#sim/attacks/attack-account.ts';
import type { Attacker } from '#sim/attacks/attacker.ts';
import { JUST_IN_TIME_STAKING } from '#sim/attacks/library/r01-just-in-time-staking.ts';
import {
  PROPOSAL_ACCOUNT_BYTES,
  rentLamports,
  SIGNATURE_LAMPORTS,
  STAKE_ACCOUNT_BYTES,
  TOKEN_ACCOUNT_BYTES,
} from '#sim/core/rent.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import type { AttackRow } from '#sim/ports/run-sink.ts';
import type { AgentState } from '#sim/ports/staking-chain.ts';
import { aMarketState, USD } from '#tests/support/market-fixtures.ts';
import {
  ACT,
  anEntry,
  aPool,
  aProposal,
  aStake,
  aTreasury,
  GENESIS_DAY,
  someVaults,
} from '#tests/support/sim-fixtures.ts';

const HOUR = 3_600;
const NO_HISTORY = new AccHistory(GENESIS_DAY);

function anAttacker(changes: Partial<Attacker> = {}): Attacker {
  return {
    name: 'raiders',
    definition: JUST_IN_TIME_STAKING,
    plan: {
      createMind: () => ({ decide: () => ({ intents: [], sleepDays: 1 }), learn: () => undefined }),
      measure: () => 2,
    },
    agents: [1, 2],
    atSeconds: HOUR,
    capitalBaseUnits: 1_000n * ACT,
    capitalQuoteUnits: undefined,
    isIdle: false,
    ...changes,
  };
}

function aChain(states: readonly AgentState[], changes: Partial<AttackedChain> = {}): AttackedChain {
  const proposals = new Map<number, ProposalState>();
  return {
    pool: aPool({ totalStakedBaseUnits: 500n * ACT }),
    vaults: someVaults(),
    treasury: aTreasury(),
    market: undefined,
    states,
    proposals,
    tickets: { owedTo: () => 0n },
    ...changes,
  };
}

const NOBODY: AgentState = { walletBaseUnits: 0n, stake: undefined };

function rowAt(account: AttackAccount, tickIndex: number, chain: AttackedChain, whole?: WholeWealth): AttackRow {
  const end = { tickIndex, unixSeconds: GENESIS_DAY * 86_400 + tickIndex * HOUR, tickSeconds: HOUR };
  return account.row(end, chain, NO_HISTORY, () => 3n, whole);
}

describe('sim/attacks/attack-account.ts', () => {
  it('adds up the wallets: tokens, deposits, penalties, rent, power, and what is still locked', () => {
    const end = BigInt(GENESIS_DAY * 86_400 + 2 * HOUR + 86_400 * 10);
    const entry = anEntry({ amountBaseUnits: 100n * ACT, lockEndUnixSeconds: end });
    const stake = aStake([entry], { penaltiesPaidBaseUnits: 5n * ACT, amountBaseUnits: 100n * ACT });
    const chain = aChain([
      NOBODY,
      { walletBaseUnits: 850n * ACT, stake },
      { walletBaseUnits: 45n * ACT, stake: undefined },
    ]);
    const row = rowAt(new AttackAccount(anAttacker()), 2, chain, { baseUnits: 995n * ACT + 9n, quoteUnits: undefined });
    expect(row).toMatchObject({
      wallets: 2,
      wealthBaseUnits: 995n * ACT,
      gainBaseUnits: -5n * ACT,
      stakedBaseUnits: 100n * ACT,
      penaltiesBaseUnits: 5n * ACT,
      lockedBaseUnitDays: 1_000n * ACT,
      rentLamports: BigInt(2 * rentLamports(TOKEN_ACCOUNT_BYTES) + rentLamports(STAKE_ACCOUNT_BYTES)),
      power: 3n,
      othersWealthBaseUnits: 9n,
    });
  });

  it('loses nothing to open tickets and bonds: they are wealth of whom they come back to', () => {
    const proposals = new Map([
      [4, aProposal({ id: 4, bondReturned: false, bondBaseUnits: 11n })],
      [5, aProposal({ id: 5, bondReturned: false, bondBaseUnits: 100n })],
    ]);
    const chain = aChain([NOBODY, { ...NOBODY, walletBaseUnits: 1n }, NOBODY], {
      proposals,
      pool: aPool({ ticketsOutstandingBaseUnits: 57n }),
      vaults: someVaults({ bondVaultBaseUnits: 111n }),
      tickets: { owedTo: (agent) => [50n, 3n, 4n][agent] ?? 0n },
    });
    const account = new AttackAccount(anAttacker({ capitalBaseUnits: 19n }));
    const payload = { kind: 'parameter', id: 2, value: 1n } as const;
    account.note({ kind: 'create_proposal', agent: 1, payload }, { accepted: true, proposalId: 4 }, chain);
    account.note({ kind: 'create_proposal', agent: 0, payload }, { accepted: true, proposalId: 5 }, chain);
    expect(rowAt(account, 1, chain, { baseUnits: 1_001n, quoteUnits: 6n })).toMatchObject({
      wealthBaseUnits: 19n,
      gainBaseUnits: 0n,
      othersWealthBaseUnits: 1_000n + 50n + 100n,
      othersWealthQuoteUnits: 6n,
    });
    expect(rowAt(account, 2, chain)).toMatchObject({
      othersWealthBaseUnits: undefined,
      othersWealthQuoteUnits: undefined,
    });
  });

  it('counts exposure by the time of each tick, beside that of everybody else', () => {
    const stake = aStake([anEntry({ amountBaseUnits: 240n * ACT })], { amountBaseUnits: 240n * ACT });
    const chain = aChain([NOBODY, { walletBaseUnits: 0n, stake }, NOBODY]);
    const account = new AttackAccount(anAttacker());
    rowAt(account, 1, chain);
    expect(rowAt(account, 2, chain)).toMatchObject({
      stakedBaseUnitDays: 20n * ACT,
      othersBaseUnitDays: (260n * ACT * 2n) / 24n,
    });
  });

  it('counts what was released since it came', () => {
    const account = new AttackAccount(anAttacker());
    const states = [NOBODY, NOBODY, NOBODY];
    expect(rowAt(account, 1, aChain(states, { pool: aPool({ totalReleasedBaseUnits: 70n }) })).releasedBaseUnits).toBe(
      0n,
    );
    expect(rowAt(account, 2, aChain(states, { pool: aPool({ totalReleasedBaseUnits: 75n }) })).releasedBaseUnits).toBe(
      5n,
    );
  });

  it('pays a signature for each action of its own, refused ones too', () => {
    const account = new AttackAccount(anAttacker());
    const chain = aChain([NOBODY, NOBODY, NOBODY]);
    account.note({ kind: 'claim_rewards', agent: 1 }, { accepted: true }, chain);
    account.note({ kind: 'claim_rewards', agent: 2 }, { accepted: false, errorCode: 1, errorName: 'x' }, chain);
    account.note({ kind: 'claim_rewards', agent: 0 }, { accepted: true }, chain);
    account.noteTry({ accepted: true });
    expect(rowAt(account, 1, chain)).toMatchObject({
      accepted: 2,
      refused: 1,
      feesLamports: BigInt(3 * SIGNATURE_LAMPORTS),
    });
  });

  it('knows its bonds, the payments to its wallets once they are executed, and its share of a vote', () => {
    const account = new AttackAccount(anAttacker());
    const payload = {
      kind: 'spend',
      purpose: 'payment',
      recipient: 2,
      amountBaseUnits: 7n,
      priceQuoteUnits: 0n,
    } as const;
    const votes = [{ weight: 30n, proposalId: 4, day: 0, side: 'yes' as const }];
    const voter = { walletBaseUnits: 0n, stake: aStake([], { votes, amountBaseUnits: 0n }) };
    const proposal = { id: 4, kind: 'spend', powerTotal: 120n, bondBaseUnits: 11n } as const;
    const chainWith = (changes: Partial<ProposalState>): AttackedChain =>
      aChain([NOBODY, voter, voter], { proposals: new Map([[4, aProposal({ ...proposal, ...changes })]]) });
    account.note({ kind: 'create_proposal', agent: 1, payload }, { accepted: true, proposalId: 4 }, chainWith({}));
    const voting = rowAt(account, 1, chainWith({ state: 'active', bondReturned: false }));
    expect(voting).toMatchObject({ treasuryBaseUnits: 0n, wealthBaseUnits: 11n, voteShare: 0.5 });
    expect(voting.rentLamports).toBe(
      BigInt(
        2 * (rentLamports(TOKEN_ACCOUNT_BYTES) + rentLamports(STAKE_ACCOUNT_BYTES)) +
          rentLamports(PROPOSAL_ACCOUNT_BYTES),
      ),
    );
    const done = rowAt(account, 2, chainWith({ state: 'executed', bondReturned: true }));
    expect(done).toMatchObject({ treasuryBaseUnits: 7n, wealthBaseUnits: 0n });
  });

  it('counts a payment that somebody else proposed, and not one to somebody else', () => {
    const account = new AttackAccount(anAttacker());
    const pay = (recipient: number) =>
      ({ kind: 'spend', purpose: 'payment', recipient, amountBaseUnits: 7n, priceQuoteUnits: 0n }) as const;
    const proposals = new Map([0, 1].map((id) => [id, aProposal({ id, kind: 'spend', state: 'executed' })]));
    const chain = aChain([NOBODY, NOBODY, NOBODY], { proposals });
    account.note({ kind: 'create_proposal', agent: 0, payload: pay(1) }, { accepted: true, proposalId: 0 }, chain);
    account.note({ kind: 'create_proposal', agent: 1, payload: pay(0) }, { accepted: true, proposalId: 1 }, chain);
    expect(rowAt(account, 1, chain).treasuryBaseUnits).toBe(7n);
  });

  it('has cash, buybacks and price impact where there is a market', () => {
    const account = new AttackAccount(anAttacker({ capitalQuoteUnits: 100n * USD }));
    const market = aMarketState({ feeBps: 0 });
    const treasury = aTreasury({ buybackPriceQuoteUnits: 2n * USD, tokenUnitBaseUnits: ACT });
    const chain = aChain([NOBODY, { ...NOBODY, quoteUnits: 90n * USD }, NOBODY], { market, treasury });
    account.openTick(chain);
    account.note({ kind: 'buy_back', agent: 1, amountBaseUnits: 3n * ACT }, { accepted: true }, chain);
    account.note(
      { kind: 'swap', agent: 1, side: 'sell', amountIn: 100_000n * ACT, minOut: 0n },
      { accepted: true },
      chain,
    );
    expect(rowAt(account, 1, chain)).toMatchObject({
      capitalQuoteUnits: 100n * USD,
      wealthQuoteUnits: 90n * USD,
      gainQuoteUnits: -10n * USD,
      buybackQuoteUnits: 6n * USD,
      priceImpactQuoteUnits: 5_000n * USD,
    });
  });

  it('is judged by the plan, remembers when it first took effect, and leaves an idle attacker unjudged', () => {
    let measure: number | undefined;
    const { plan } = anAttacker();
    const account = new AttackAccount(anAttacker({ plan: { ...plan, measure: () => measure } }));
    const chain = aChain([NOBODY, NOBODY, NOBODY]);
    expect(rowAt(account, 1, chain)).toMatchObject({
      measure: undefined,
      succeeded: false,
      secondsToEffect: undefined,
    });
    measure = 1;
    expect(rowAt(account, 2, chain)).toMatchObject({ measure: 1, succeeded: false, secondsToEffect: undefined });
    measure = 1.5;
    expect(rowAt(account, 3, chain)).toMatchObject({ succeeded: true, secondsToEffect: 2 * HOUR });
    measure = 0;
    expect(rowAt(account, 4, chain)).toMatchObject({ succeeded: false, secondsToEffect: 2 * HOUR });
    const idle = new AttackAccount(anAttacker({ isIdle: true }));
    expect(rowAt(idle, 3, chain)).toMatchObject({ measure: undefined, succeeded: false });
  });
});
