import { Account } from 'litesvm/dist/internal.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { secondAddress } from '#harness/crafted/second-address.ts';
import { TOKEN_PROGRAM } from '#harness/program/addresses.ts';
import { decodeAddress } from '#harness/program/base58.ts';
import type { Instruction } from '#harness/program/message.ts';
import { RewardInstructions } from '#harness/program/reward-instructions.ts';
import { rentExemptLamports, setMintAuthority, transferLamports } from '#harness/program/token-instructions.ts';
import { deriveWallet } from '#harness/wallet.ts';
import { FIRST_DAY, featuresWith, TOKEN } from '#tests/support/chain-plan.ts';
import { Assembly, parameter } from './assembly.ts';
import { AttackStage, withAccount } from './attack-stage.ts';
import { BareStage, SMALL_POOL } from './bare-stage.ts';

const VICTIM = 0;
const THIEF = 1;
const SUPPLY = 1_000_000n;
const QUOTE_MINT = deriveWallet(9, 'operator', 'quote-mint');

const text = (value: string): Uint8Array => Buffer.from(value);
const u32 = (value: number): Uint8Array => Uint8Array.from([0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff));

/** What a call makes: where it stands among the accounts, and its seeds. */
type Made = readonly [position: number, seeds: readonly Uint8Array[], refusal?: string];

describe('accounts that instructions make (X03, X04, G09, L08)', () => {
  describe('of a deployment', () => {
    let bare: BareStage;
    beforeEach(async () => {
      bare = await new BareStage().open(SUPPLY);
      expect(await bare.makeMint(QUOTE_MINT)).toBe('accepted');
    });

    /** Tries second-bump addresses, then sends lamports ahead to the right ones, then makes them, then again. */
    async function tryAll(call: Instruction, made: readonly Made[]): Promise<void> {
      const { operator, at } = bare;
      for (const [position, seeds, refusal = 'ConstraintSeeds'] of made) {
        const second = secondAddress(seeds, at.programId);
        expect([position, await bare.send([withAccount(call, position, second)])]).toEqual([position, refusal]);
      }
      for (const [index, [position]] of made.entries()) {
        // Once less than the rent that the account needs, once more.
        const lamports = index % 2 === 0 ? rentExemptLamports(0) : 100_000_000n;
        const ahead = transferLamports(operator.address, call.accounts[position]!.address, lamports);
        expect(await bare.send([ahead])).toBe('accepted');
      }
      expect(await bare.send([call])).toBe('accepted');
      const before = bare.engine.accounts(made.map(([position]) => call.accounts[position]!.address));
      expect(await bare.send([call])).toBe('AlreadyInitialized');
      expect(bare.engine.accounts(made.map(([position]) => call.accounts[position]!.address))).toEqual(before);
    }

    it('X03 X04 L08 makes the pool and its vaults at their addresses, once, with lamports sent ahead', async () => {
      // Weak: a dusted address blocks the deployment; a second initialize_pool makes its caller the authority.
      await tryAll(bare.initializeCall(SUPPLY), [
        [2, [text('pool')]],
        [3, [text('vault'), text('stake')], 'WrongVault'],
        [4, [text('vault'), text('reward')], 'WrongVault'],
        [5, [text('vault'), text('penalty')], 'WrongVault'],
      ]);
      expect(await bare.initialize(SUPPLY)).toBe('AlreadyInitialized');
    });

    it('X03 X04 G09 L08 makes governance, treasury and their vaults once', async () => {
      // Weak (Audius): initialize again with a voting period of minutes, and pass what one likes.
      expect(await bare.initialize(SUPPLY)).toBe('accepted');
      await tryAll(bare.governanceCall(QUOTE_MINT.address), [
        [4, [text('governance')]],
        [5, [text('treasury')]],
        [6, [text('vault'), text('treasury')]],
        [7, [text('vault'), text('bond')]],
        [8, [text('vault'), text('vesting')]],
        [9, [text('vault'), text('quote')]],
      ]);
    });

    it('X03 X04 L08 makes the emission once, and only when the mint is its own', async () => {
      // Weak: an emission that starts anew has minted nothing yet this year.
      expect(await bare.initialize(SUPPLY)).toBe('accepted');
      const { operator, mint, at } = bare;
      const params = { inflationBps: [500, 500, 500], capBps: 500 };
      const call = new RewardInstructions(at).initializeEmission(operator.address, mint.address, params);
      expect(await bare.send([call])).toBe('MintAuthorityNotProgram');
      await bare.send([setMintAuthority(mint.address, operator.address, at.emission)]);
      await tryAll(call, [[3, [text('emission')]]]);
    });

    it('X03 X04 L08 makes pages of ring and history once', async () => {
      expect(await bare.initialize(SUPPLY)).toBe('accepted');
      const { operator, calls } = bare;
      await tryAll(calls.openExpiryPage(operator.address, 3), [[2, [text('expiry'), Uint8Array.of(3)]]]);
      await tryAll(calls.openHistoryPage(operator.address, 639), [[1, [text('hist'), u32(639)]]]);
    });

    it('X06 refuses a vault in the place of another while they are made', async () => {
      // Weak: treasury and stake vault are one account, and a spend pays out principal.
      expect(await bare.initialize(SUPPLY)).toBe('accepted');
      const { at } = bare;
      const call = bare.governanceCall(QUOTE_MINT.address);
      for (const position of [6, 7, 8, 9]) {
        for (const vault of [at.stakeVault, at.rewardVault, at.treasuryVault, at.bondVault, at.vestingVault]) {
          if (Buffer.compare(vault, call.accounts[position]!.address) === 0) continue;
          expect(await bare.send([withAccount(call, position, vault)])).toBe('ConstraintSeeds');
        }
      }
    });

    it('X07 refuses mints that are none, not the pools, or of Token-2022', async () => {
      // Weak: a Token-2022 mint with a transfer hook or a permanent delegate can take the vaults back.
      const initialize = bare.initializeCall(SUPPLY);
      expect(await bare.send([withAccount(initialize, 1, bare.tokenAccount)])).toBe('AccountDidNotDeserialize');
      expect(await bare.send([withAccount(initialize, 1, bare.operator.address)])).toBe('AccountOwnedByWrongProgram');
      expect(await bare.send([withAccount(initialize, 1, TOKEN_PROGRAM)])).toBe('AccountOwnedByWrongProgram');
      expect(await bare.send([withAccount(initialize, 1, QUOTE_MINT.address)])).toBe('SupplyMismatch');
      const foreign = token2022Mint(bare);
      expect(await bare.send([withAccount(initialize, 1, foreign)])).toBe('AccountOwnedByWrongProgram');
      expect(await bare.send([initialize])).toBe('accepted');
      const governance = bare.governanceCall(QUOTE_MINT.address);
      expect(await bare.send([withAccount(governance, 2, QUOTE_MINT.address)])).toBe('WrongMint');
      expect(await bare.send([bare.governanceCall(bare.mint.address)])).toBe('WrongMint');
      expect(await bare.send([bare.governanceCall(foreign)])).toBe('IncorrectProgramId');
      expect(await bare.send([bare.governanceCall(bare.tokenAccount)])).toBe('Custom2');
      expect(await bare.send([governance])).toBe('accepted');
    });

    it('G09 LIMIT makes whoever comes first the authority', async () => {
      // Deployment and initialize_pool are two transactions: who sends the second one first has the pool, with any mint.
      // Nothing is lost by it but the address: no tokens are in yet, and the deployer sees it.
      const { operator, calls } = bare;
      const thief = deriveWallet(9, 'thief', 'wallet');
      bare.engine.fund(thief.address, 10_000_000_000n);
      const own = calls.initializePool(thief.address, bare.mint.address, SUPPLY, 500, SMALL_POOL);
      expect(await bare.send([own], [operator, thief])).toBe('accepted');
      expect(await bare.initialize(SUPPLY)).toBe('AlreadyInitialized');
      expect(await bare.send([bare.governanceCall(QUOTE_MINT.address)])).toBe('NotAuthority');
    });

    it('X04 leaves nothing behind when a later part of initialize_pool is refused', async () => {
      expect(await bare.initialize(SUPPLY, 0)).toBe('RewardRateOutOfRange');
      expect(bare.engine.accounts([bare.at.pool])).toEqual([undefined]);
      expect(await bare.initialize(SUPPLY)).toBe('accepted');
    });
  });

  describe('of users', () => {
    let stage: AttackStage;
    beforeEach(async () => {
      stage = await AttackStage.open([100_000n, 100_000n], { features: featuresWith({ unstakeTickets: true }) });
    });

    /** The thief dusts what the victim is about to make. */
    const dust = async (address: Uint8Array, lamports: bigint): Promise<void> => {
      const thief = stage.wallet(THIEF).address;
      const { result } = await stage.attempt([stage.wallet(THIEF)], [transferLamports(thief, address, lamports)]);
      expect(result).toBe('accepted');
    };

    it('L08 X03 opens a stake account in spite of dust, at its canonical address only', async () => {
      const { owner, userStake } = stage.staker(VICTIM);
      const open = stage.calls.openStakeAccount(stage.staker(VICTIM));
      const second = secondAddress([text('stake'), owner], stage.at.programId);
      expect(await stage.send(VICTIM, withAccount(open, 1, second))).toBe('ConstraintSeeds');
      expect(await stage.send(VICTIM, withAccount(open, 1, stage.staker(THIEF).userStake))).toBe('ConstraintSeeds');
      await dust(userStake, rentExemptLamports(0));
      expect(await stage.send(VICTIM, open)).toBe('accepted');
      expect(await stage.send(VICTIM, open)).toBe('AlreadyInitialized');
    });

    it('L08 X03 makes ticket, grant, attestation and proposal in spite of dust', async () => {
      // Weak: an exit needs an account that a stranger can occupy for a fraction of a cent.
      await stage.enter(VICTIM, 20_000n, 0);
      await stage.rollTo(2);
      const { at, operator, attestor } = stage;
      const { owner } = stage.staker(VICTIM);
      const ticket = at.ticket(owner, (await stage.user(VICTIM)).ticketCount);
      const secondTicket = secondAddress(
        [text('ticket'), owner, u32((await stage.user(VICTIM)).ticketCount)],
        at.programId,
      );
      await dust(ticket, rentExemptLamports(0));
      expect(await stage.send(VICTIM, stage.leave(VICTIM, 100n, { ticket: secondTicket }))).toBe('TicketMissing');
      expect(await stage.send(VICTIM, stage.leave(VICTIM, 100n))).toBe('TicketMissing');
      expect(await stage.send(VICTIM, stage.leave(VICTIM, 100n, { ticket }))).toBe('accepted');

      const terms = {
        beneficiary: owner,
        index: 0,
        totalBaseUnits: TOKEN,
        startUnixSeconds: FIRST_DAY * 86_400n,
        cliffDays: 0,
        durationDays: 10,
      };
      const grantAt = (vesting: Uint8Array) =>
        stage.money.createVesting(operator.owner, operator.tokenAccount, vesting, terms);
      const grant = at.vesting(owner, 0);
      await dust(grant, 10_000_000n);
      const secondGrant = secondAddress([text('vesting'), owner, u32(0)], at.programId);
      expect(await stage.sendAs(operator.wallet, grantAt(secondGrant))).toBe('ConstraintSeeds');
      expect(await stage.sendAs(operator.wallet, grantAt(at.ticket(owner, 0)))).toBe('ConstraintSeeds');
      expect(await stage.sendAs(operator.wallet, grantAt(grant))).toBe('accepted');
      expect(await stage.sendAs(operator.wallet, grantAt(grant))).toBe('AlreadyInitialized');

      const attestation = at.attestation(owner);
      await dust(attestation, rentExemptLamports(0));
      const attest = stage.roles.attest(attestor.address, owner, attestation);
      const other = at.attestation(stage.staker(THIEF).owner);
      expect(await stage.sendAs(attestor, withAccount(attest, 2, other))).toBe('ConstraintSeeds');
      expect(await stage.sendAs(attestor, attest)).toBe('accepted');
      expect(await stage.sendAs(attestor, attest)).toBe('AlreadyInitialized');

      const assembly = new Assembly(stage);
      await dust(assembly.at(0), rentExemptLamports(0));
      const create = assembly.createCall(VICTIM, 0, parameter(0, TOKEN));
      const secondProposal = secondAddress([text('proposal'), u32(0)], at.programId);
      expect(await stage.send(VICTIM, withAccount(create, 4, secondProposal))).toBe('ConstraintSeeds');
      expect(await stage.send(VICTIM, withAccount(create, 4, at.proposal(1)))).toBe('ConstraintSeeds');
      expect(await stage.send(VICTIM, create)).toBe('accepted');
      expect((await stage.proposal(0)).state).toBe('draft');
    });
  });
});

/** A mint with the bytes of a real one that another token program owns. */
function token2022Mint(bare: BareStage): Uint8Array {
  const [data] = bare.engine.accounts([bare.mint.address]);
  const owner = decodeAddress('TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb')!;
  const address = deriveWallet(9, 'foreign', 'mint').address;
  bare.engine.svm.setAccount(address, new Account(10_000_000n, data!, owner, false, 0n));
  return address;
}
