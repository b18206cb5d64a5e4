import { associatedTokenAddress } from '#harness/program/pda.ts';
import { createTokenAccount, transferTokens } from '#harness/program/token-instructions.ts';
import { featuresWith, genesisPlan, QUOTE, TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, feature, NO, parameter, spend, YES } from './assembly.ts';
import type { TwinCase } from './twin-case.ts';

const HONEST = 0;
const THIEF = 1;
const SECOND_WALLET = 2;
const LAST_SECOND = 86_399;

export const VOTE_CASES: readonly TwinCase[] = [
  {
    twin: 'vuln-g01',
    title: 'stakes, proposes and votes in one day, and takes a tenth of the treasury',
    run: async (open) => {
      const stage = await open([2_000_000n, 20_000_000n], { treasuryBaseUnits: 10_000_000n * TOKEN });
      await stage.enter(HONEST, 1_000_000n, 0);
      await stage.rollTo(3);
      const assembly = new Assembly(stage);
      await stage.enter(THIEF, 10_000_000n, 180);
      const calls = [
        assembly.createCall(THIEF, 0, spend(stage.wallet(THIEF).address, 1_000_000n)),
        assembly.activateCall(THIEF, 0),
        assembly.voteCall(THIEF, 0, YES),
      ];
      const result = await stage.send(THIEF, ...calls);
      if (result === 'accepted') {
        await assembly.carryToQueue(0, 3);
        await stage.rollTo(14);
        await assembly.execute(0);
      }
      return { result, treasury: (await stage.balance(stage.at.treasuryVault)) / TOKEN };
    },
    real: { result: 'BelowMinProposalStake', treasury: 10_000_000n },
    onTwin: { result: 'accepted', treasury: 9_000_000n },
  },
  {
    twin: 'vuln-g04',
    title: 'brings quorum in the last second',
    run: async (open) => {
      const stage = await open([2_000_000n, 2_000_000n]);
      for (const agent of [HONEST, THIEF]) await stage.enter(agent, 1_000_000n, 0);
      await stage.rollTo(3);
      const assembly = new Assembly(stage);
      const id = await assembly.propose(THIEF, parameter(0, TOKEN));
      await stage.rollTo(9, LAST_SECOND);
      await assembly.vote(THIEF, id, YES);
      await stage.rollTo(10);
      const answer = await assembly.vote(HONEST, id, NO);
      await stage.rollTo(11);
      await assembly.finalize(id);
      return { answer, state: await assembly.state(id) };
    },
    real: { answer: 'accepted', state: 'defeated' },
    onTwin: { answer: 'VotingEnded', state: 'succeeded' },
  },
  {
    twin: 'vuln-g05',
    title: 'votes, leaves, and votes with the same tokens from the next wallet',
    run: async (open) => {
      const stage = await open([1_000_000n, 1_000_000n, 100n]);
      await stage.enter(HONEST, 500_000n, 30);
      await stage.enter(THIEF, 500_000n, 0);
      await stage.openAccount(SECOND_WALLET);
      await stage.rollTo(3);
      const assembly = new Assembly(stage);
      const id = await assembly.propose(HONEST, parameter(0, TOKEN));
      await assembly.vote(THIEF, id, YES);
      const { tokenAccount, owner } = stage.staker(THIEF);
      const carry = transferTokens(tokenAccount, stage.staker(SECOND_WALLET).tokenAccount, owner, 500_000n * TOKEN);
      const moved = await stage.send(THIEF, stage.leave(THIEF, 500_000n), carry);
      await stage.stake(SECOND_WALLET, 500_000n, 180);
      const again = await assembly.vote(SECOND_WALLET, id, YES);
      const { turnout, powerTotal } = await stage.proposal(id);
      return { moved, again, moreThanAll: turnout > powerTotal };
    },
    real: { moved: 'VoteLocked', again: 'NoPowerAtSnapshot', moreThanAll: false },
    onTwin: { moved: 'accepted', again: 'accepted', moreThanAll: true },
  },
  {
    twin: 'vuln-g06',
    title: 'exits after the activation with most of the power, so that a few votes are enough',
    run: async (open) => {
      const stage = await open([200_000n, 1_000_000n]);
      await stage.enter(HONEST, 50_000n, 0);
      await stage.enter(THIEF, 900_000n, 0);
      await stage.rollTo(3);
      const assembly = new Assembly(stage);
      const id = await assembly.propose(HONEST, parameter(0, TOKEN));
      await assembly.vote(HONEST, id, YES);
      const exit = await stage.send(THIEF, stage.leave(THIEF, 900_000n, { force: false }));
      await stage.rollTo(11);
      await assembly.finalize(id);
      return { exit, state: await assembly.state(id) };
    },
    real: { exit: 'accepted', state: 'defeated' },
    onTwin: { exit: 'accepted', state: 'succeeded' },
  },
  {
    twin: 'vuln-g06',
    title: 'stakes after the activation and puts quorum out of reach',
    run: async (open) => {
      const stage = await open([200_000n, 10_000_000n]);
      await stage.enter(HONEST, 100_000n, 0);
      await stage.rollTo(3);
      const assembly = new Assembly(stage);
      const id = await assembly.propose(HONEST, parameter(0, TOKEN));
      await assembly.vote(HONEST, id, YES);
      await stage.enter(THIEF, 10_000_000n, 180);
      await stage.rollTo(11);
      await assembly.finalize(id);
      return assembly.state(id);
    },
    real: 'succeeded',
    onTwin: 'defeated',
  },
  {
    twin: 'vuln-g12',
    title: 'sells to the treasury at twice the highest price, five times the cap of a week',
    run: async (open) => {
      const treasury = {
        ...genesisPlan([]).treasury,
        buybackWeeklyCapBaseUnits: 1_000n * TOKEN,
        buybackMaxPriceQuoteUnits: 2n * QUOTE,
        quoteReserveQuoteUnits: 1_000_000n * QUOTE,
      };
      const stage = await open([0n, 2_000_000n], { treasury });
      await stage.enter(THIEF, 1_000_000n, 0);
      const { quoteMint } = stage.opened.chain.deployment;
      const thief = stage.staker(THIEF);
      const quoteAccount = associatedTokenAddress(thief.owner, quoteMint);
      await stage.send(THIEF, createTokenAccount(thief.owner, quoteAccount, thief.owner, quoteMint));
      await stage.rollTo(3);
      const assembly = new Assembly(stage);
      const programme = spend(stage.at.quoteVault, 10_000n, 'buyback', 4n * QUOTE);
      const start = await assembly.execute(await assembly.pass(THIEF, programme, 3));
      const sell = await stage.send(THIEF, stage.money.buyBack({ ...thief, quoteAccount }, stage.mint, 5_000n * TOKEN));
      return { start, sell, paid: (await stage.balance(quoteAccount)) / QUOTE };
    },
    real: { start: 'BuybackPriceOutOfRange', sell: 'BuybackInactive', paid: 0n },
    onTwin: { start: 'accepted', sell: 'accepted', paid: 20_000n },
  },
  {
    twin: 'vuln-g14',
    title: 'proposes twice without a bond and earns the booster on votes that nobody else cast',
    run: async (open) => {
      const stage = await open([1_000_000n, 100_000n]);
      await stage.enter(HONEST, 1_000_000n, 0);
      await stage.enter(THIEF, 10_000n, 0);
      await stage.rollTo(3);
      const assembly = new Assembly(stage);
      const drafts = [
        await assembly.draft(THIEF, parameter(0, TOKEN)),
        await assembly.draft(THIEF, parameter(0, TOKEN)),
      ];
      const bond = (await stage.balance(stage.at.bondVault)) / TOKEN;
      for (const id of [0, 1]) {
        await assembly.activate(THIEF, id);
        await assembly.vote(THIEF, id, YES);
      }
      await stage.rollTo(11);
      for (const id of [0, 1]) await assembly.finalize(id);
      const refresh = stage.rewards.refreshBoosters(stage.staker(THIEF), stage.allExpiryPages, []);
      return { drafts, bond, booster: await stage.send(THIEF, refresh) };
    },
    real: { drafts: ['accepted', 'ProposalPending'], bond: 10_000n, booster: 'NoBoosterEarned' },
    onTwin: { drafts: ['accepted', 'accepted'], bond: 0n, booster: 'accepted' },
  },
  {
    twin: 'vuln-s02',
    title: 'splits 16,000 tokens over four wallets and doubles their votes',
    run: async (open) => {
      const wallets = [1, 2, 3, 4];
      const stage = await open([60_000n, ...wallets.map(() => 4_000n)], {
        features: featuresWith({ quadratic: true }),
      });
      await stage.enter(HONEST, 16_000n, 0);
      for (const wallet of wallets) await stage.enter(wallet, 4_000n, 0);
      await stage.rollTo(3);
      const assembly = new Assembly(stage);
      const id = await assembly.propose(HONEST, feature('penaltyBurn', true));
      const results: string[] = [];
      for (const wallet of wallets) results.push(await assembly.vote(wallet, id, YES));
      return { results: [...new Set(results)], yes: (await stage.proposal(id)).yes / TOKEN };
    },
    real: { results: ['NotAttested'], yes: 0n },
    // sqrt(4,000 * 1,000) each; one wallet of 16,000 has 4,000.
    onTwin: { results: ['accepted'], yes: 8_000n },
  },
  {
    twin: 'vuln-p01',
    title: 'executes as soon as a proposal is queued',
    run: async (open) => {
      const stage = await open([0n, 2_000_000n], { treasuryBaseUnits: 10_000_000n * TOKEN });
      await stage.enter(THIEF, 1_000_000n, 0);
      await stage.rollTo(3);
      const assembly = new Assembly(stage);
      const id = await assembly.propose(THIEF, spend(stage.wallet(THIEF).address, 1_000_000n));
      await assembly.vote(THIEF, id, YES);
      await assembly.carryToQueue(id, 3);
      return { result: await assembly.execute(id), treasury: (await stage.balance(stage.at.treasuryVault)) / TOKEN };
    },
    real: { result: 'TimelockActive', treasury: 10_000_000n },
    onTwin: { result: 'accepted', treasury: 9_000_000n },
  },
];
