import { SystemProgram } from '@solana/web3.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { TokenManager } from '#client/index.ts';
import { TREASURY_BYTES } from '#harness/program/accounts.ts';
import { associatedTokenAddress, StakingAddresses } from '#harness/program/pda.ts';
import {
  createAccount,
  initializeMint,
  mintTokens,
  rentExemptLamports,
  setMintAuthority,
  transferTokens,
} from '#harness/program/token-instructions.ts';
import { TreasuryInstructions } from '#harness/program/treasury-instructions.ts';
import { keyOf } from '#tests/support/client-stage.ts';
import { bytesOf, RecordedChain, TODAY } from '#tests/support/recorded-chain.ts';

const [ann, bob] = [keyOf(3), keyOf(4)];
const NOW = BigInt(TODAY) * 86_400n;

let chain: RecordedChain;
let token: TokenManager;
let at: StakingAddresses;
let harness: TreasuryInstructions;
const accountOf = ({ publicKey }: typeof ann): Uint8Array => token.tokenAccount(publicKey).toBytes();

beforeEach(() => {
  chain = new RecordedChain();
  token = new TokenManager(chain.provider, chain.mint, { name: 'AI Council Token', symbol: 'ACT' });
  at = new StakingAddresses(chain.at.programId.toBytes());
  harness = new TreasuryInstructions(at);
});

describe('client/token-manager', () => {
  it('creates a mint that nobody can freeze, and keeps its name to itself', async () => {
    const mint = keyOf(2);
    const created = await TokenManager.createToken(chain.provider, {
      name: 'N',
      symbol: 'S',
      decimals: 9,
      supplyBaseUnits: 5n,
      mint,
    });
    expect(created).toMatchObject({ mint: mint.publicKey, name: 'N', symbol: 'S' });
    const payer = chain.wallet.toBytes();
    const [create, initialize, , supply] = chain.instructions[0]!;
    const bytes = mint.publicKey.toBytes();
    const owner = chain.sent[0]![2]!.keys[4]!.pubkey.equals(SystemProgram.programId);
    expect(owner).toBe(true);
    expect(create).toEqual(
      bytesOf(createAccount(payer, bytes, rentExemptLamports(82), 82, chain.sent[0]![1]!.programId.toBytes())),
    );
    expect(initialize?.data.slice(0, 34)).toEqual(bytesOf(initializeMint(bytes, 9, payer)).data.slice(0, 34));
    // No freeze authority.
    expect(initialize?.data[34]).toBe(0);
    expect(supply).toEqual(bytesOf(mintTokens(bytes, created.tokenAccount(chain.wallet).toBytes(), payer, 5n)));
  });

  it('opens the account that it pays to, then pays', async () => {
    await token.transfer(ann, bob.publicKey, 7n);
    expect(chain.instructions[0]).toHaveLength(2);
    expect(chain.last).toEqual(bytesOf(transferTokens(accountOf(ann), accountOf(bob), ann.publicKey.toBytes(), 7n)));
    await token.mintTokens(bob.publicKey, 8n, ann);
    expect(chain.last).toEqual(bytesOf(mintTokens(chain.mint.toBytes(), accountOf(bob), ann.publicKey.toBytes(), 8n)));
  });

  it('burns, and hands the mint over to the program', async () => {
    await token.burn(ann, 9n);
    expect(chain.last.data).toEqual(new Uint8Array([8, 9, 0, 0, 0, 0, 0, 0, 0]));
    await token.handOverMint(ann);
    const set = setMintAuthority(chain.mint.toBytes(), ann.publicKey.toBytes(), at.emission);
    expect(chain.last).toEqual(bytesOf(set));
  });

  it("sells to the buyback programme for the treasury's quote asset", async () => {
    const quoteMint = keyOf(12).publicKey;
    chain.putAccount('Treasury', TREASURY_BYTES, chain.at.treasury, (_, data) =>
      data.set(quoteMint.toBytes(), 8 + 368),
    );
    await token.sellToBuyback(ann, 9n);
    const owner = ann.publicKey.toBytes();
    const quoteAccount = associatedTokenAddress(owner, quoteMint.toBytes());
    const seller = { owner, tokenAccount: accountOf(ann), quoteAccount };
    expect(chain.last).toEqual(bytesOf(harness.buyBack(seller, chain.mint.toBytes(), 9n)));
  });

  it('reads balances and the supply', async () => {
    expect(await token.getBalance(ann.publicKey)).toBe(0n);
    chain.putTokens(token.tokenAccount(ann.publicKey), 11n);
    expect(await token.getBalance(ann.publicKey)).toBe(11n);
    await expect(token.getTotalSupply()).rejects.toMatchObject({ name: 'AccountMissing' });
    chain.putMint(chain.mint, 12n);
    expect(await token.getTotalSupply()).toBe(12n);
  });

  it('numbers grants from the first free index, and tells what one would pay', async () => {
    const beneficiary = bob.publicKey;
    const vesting = chain.at.vesting(beneficiary, 0);
    chain.putVesting(vesting, (view) => {
      view.setBigUint64(32, 1_000n, true);
      view.setBigInt64(48, NOW - 86_400n, true);
      view.setBigInt64(64, 4n * 86_400n, true);
    });
    expect(await token.getVesting(beneficiary, 0)).toMatchObject({ totalBaseUnits: 1_000n, releasableBaseUnits: 250n });
    expect(await token.getVesting(beneficiary, 1)).toBeUndefined();
    const terms = { beneficiary, totalBaseUnits: 5n, cliffDays: 1, durationDays: 2 };
    expect(await token.createVesting(ann, terms)).toBe(1);
    const expected = harness.createVesting(
      ann.publicKey.toBytes(),
      accountOf(ann),
      at.vesting(beneficiary.toBytes(), 1),
      {
        ...terms,
        beneficiary: beneficiary.toBytes(),
        index: 1,
        startUnixSeconds: NOW,
      },
    );
    expect(chain.last).toEqual(bytesOf(expected));
    await token.releaseVested(beneficiary, 0);
    expect(chain.last).toEqual(
      bytesOf(harness.releaseVested(vesting.toBytes(), beneficiary.toBytes(), accountOf(bob))),
    );
  });

  it('distributes 40/20/20/10/10, with a grant for each of the team', async () => {
    const team = [keyOf(20).publicKey, keyOf(21).publicKey, keyOf(20).publicKey] as const;
    const community = bob.publicKey;
    await token.distribute(ann, 1_000n, { community, liquidity: community, team, partners: [keyOf(22).publicKey] });
    const all = chain.sent.flat();
    const transfers = all.filter(({ data }) => data[0] === 3 && data.length === 9);
    expect(transfers.map(({ data }) => data.readBigUInt64LE(1))).toEqual([400n, 100n, 200n]);
    expect(transfers[2]!.keys[1]!.pubkey).toEqual(chain.at.treasuryVault);
    const grants = all.filter(({ programId }) => programId.equals(chain.at.programId));
    const facts = grants.map(({ data }) => [data.readUInt32LE(40), data.readBigUInt64LE(44)]);
    // The first of the team gets what does not divide, and as the third a second grant.
    expect(facts).toEqual([
      [0, 68n],
      [0, 66n],
      [1, 66n],
      [0, 100n],
    ]);
  });

  it('rejects amounts that no token account can hold', async () => {
    await expect(token.transfer(ann, bob.publicKey, -1n)).rejects.toThrow(RangeError);
    await expect(token.burn(ann, 1n << 64n)).rejects.toThrow(RangeError);
  });
});
