import { beforeEach, describe, expect, it } from 'vitest';
import { ProgramRefusal, StakingManager } from '#client/index.ts';
import { historyPageOf } from '#harness/program/page-plan.ts';
import { associatedTokenAddress, StakingAddresses } from '#harness/program/pda.ts';
import { StakingInstructions } from '#harness/program/staking-instructions.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { bytesOf, putEntry, RecordedChain, TODAY } from '#tests/support/recorded-chain.ts';

const ann = keyOf(3);
const LOCKED = { amount: 500n, startDay: TODAY - 40, endDay: TODAY + 50 };
const MATURED = { amount: 300n, startDay: TODAY - 90, endDay: TODAY - 60 };

let chain: RecordedChain;
let staking: StakingManager;
let harness: StakingInstructions;
let at: StakingAddresses;
const staker = () => ({
  owner: ann.publicKey.toBytes(),
  tokenAccount: associatedTokenAddress(ann.publicKey.toBytes(), chain.mint.toBytes()),
  userStake: at.userStake(ann.publicKey.toBytes()),
});
const history = (day: number): Uint8Array => at.historyPage(historyPageOf(day));
const expiry = (day: number): Uint8Array => at.expiryPage(historyPageOf(day) % 8);

beforeEach(() => {
  chain = new RecordedChain();
  staking = new StakingManager(chain.provider);
  at = new StakingAddresses(chain.at.programId.toBytes());
  harness = new StakingInstructions(at);
});

/** A stake account with a locked deposit in slot 0 and a matured one in slot 2, neither settled yet. */
function putStake(): void {
  chain.putUserStake(ann.publicKey, (view) => {
    putEntry(view, 0, LOCKED);
    putEntry(view, 2, MATURED);
  });
}

describe('client/staking-manager', () => {
  it("opens the account with the first stake, as the simulator's instructions do", async () => {
    expect(await staking.stake(ann, 1_000n, 30)).toBe('signature 1');
    const opened = harness.openStakeAccount(staker());
    const staked = bytesOf(harness.stake(staker(), 1_000n, 30));
    expect(chain.instructions.at(-1)).toEqual([bytesOf(opened), staked]);
    putStake();
    await staking.stake(ann, 1_000n, 30);
    expect(chain.instructions.at(-1)).toEqual([staked]);
  });

  it('takes from the matured deposit, and names the history pages that settling needs', async () => {
    putStake();
    await staking.unstake(ann, 300n);
    const pages = [MATURED.startDay, MATURED.endDay, LOCKED.startDay].map(history);
    expect(chain.last).toEqual(bytesOf(harness.unstake(staker(), 300n, false, 2, [], pages)));
    expect(await staking.previewUnstake(ann.publicKey, 300n)).toMatchObject({ entryIndex: 2, matured: true });
  });

  it('by force takes from the deposit that holds the amount, with the pages of its lock', async () => {
    putStake();
    await staking.unstake(ann, 400n, { force: true });
    const pages = [MATURED.startDay, MATURED.endDay, LOCKED.startDay].map(history);
    const expected = harness.unstake(staker(), 400n, true, 0, [expiry(LOCKED.endDay)], pages);
    expect(chain.last).toEqual(bytesOf(expected));
  });

  it('names the next ticket while exits are paid by tickets, which the owner pays for', async () => {
    chain.putPool((view) => view.setUint32(1508, 1 << 6, true));
    chain.putUserStake(ann.publicKey, (view) => {
      putEntry(view, 0, { amount: 300n, startDay: TODAY, endDay: TODAY });
      view.setUint32(160, 77, true);
    });
    await staking.unstake(ann, 300n);
    const ticket = at.ticket(ann.publicKey.toBytes(), 77);
    expect(chain.last).toEqual(bytesOf(harness.unstake(staker(), 300n, false, 0, [], [], ticket)));
  });

  it('extends, closes and releases as the simulator does', async () => {
    putStake();
    await staking.extendLock(ann, 0, 180);
    const pages = [MATURED.startDay, MATURED.endDay, LOCKED.startDay].map(history);
    expect(chain.last).toEqual(bytesOf(harness.extendLock(staker(), 0, 180, [expiry(LOCKED.endDay)], pages)));
    await staking.closeAccount(ann);
    expect(chain.last).toEqual(bytesOf(harness.closeStakeAccount(staker())));
    await staking.releaseTicket(ann.publicKey, 5);
    expect(chain.last).toEqual(bytesOf(harness.releaseTicket(staker(), at.ticket(ann.publicKey.toBytes(), 5))));
    await staking.openAccount(ann);
    expect(chain.last).toEqual(bytesOf(harness.openStakeAccount(staker())));
  });

  it('reads what counts on the open day', async () => {
    expect(await staking.getStakeInfo(ann.publicKey)).toBeUndefined();
    expect(await staking.calculateVotingPower(ann.publicKey)).toBe(0n);
    putStake();
    expect(await staking.getStakeInfo(ann.publicKey)).toMatchObject({ openDay: TODAY, votingPowerToday: 800n });
    expect((await staking.getPool()).lastDay).toBe(TODAY);
    expect(await staking.getTicket(ann.publicKey, 1)).toBeUndefined();
  });

  it('sends nothing when no day has ended', async () => {
    await staking.roll();
    expect(chain.sent).toEqual([]);
  });

  it('rejects an exit without a stake account, and passes on what the program says', async () => {
    await expect(staking.unstake(ann, 1n)).rejects.toMatchObject({ name: 'AccountMissing', account: 'UserStake' });
    putStake();
    chain.refusal = new Error('Error processing Instruction 0: custom program error: 0x1778');
    await expect(staking.unstake(ann, 500n)).rejects.toBeInstanceOf(ProgramRefusal);
    await expect(staking.unstake(ann, 500n)).rejects.toMatchObject({ errorName: 'StillLocked', errorCode: 6_008 });
  });
});
