import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeAddress } from '#harness/program/base58.ts';
import { WalletDirectory } from '#harness/trace/wallet-directory.ts';
import { deriveWallet } from '#harness/wallet.ts';
import { genesisPlan } from '#tests/support/chain-plan.ts';
import { marketHistoryPlan } from '#tests/support/history-plans.ts';

describe('harness/trace/wallet-directory', () => {
  it("finds the wallets of agents and of the operator's roles by their addresses", () => {
    const plan = genesisPlan([1n, 2n]);
    const wallets = new WalletDirectory();
    wallets.take({ kind: 'genesis', plan });
    const [id = ''] = plan.agentIds;
    const agent = deriveWallet(plan.seed, id, 'wallet');
    expect(wallets.find(agent.address)).toMatchObject({ name: id, wallet: { address: agent.address } });
    expect(wallets.nameOf(deriveWallet(plan.seed, 'operator', 'relay').address)).toBe('relay');
    const desk = deriveWallet(plan.seed, 'operator', 'desk').address;
    expect(wallets.nameOf(desk)).toBe(encodeAddress(desk));
    const roles = ['relay', 'probe-sheet', 'operator-wallet', 'guardian'];
    const ofProbe = roles.filter((role) => wallets.isOfProbe(deriveWallet(plan.seed, 'operator', role).address));
    expect(ofProbe).toEqual(['relay', 'probe-sheet']);
    expect(wallets.isOfProbe(agent.address)).toBe(false);
  });

  it('knows the desk where there is a market, and reserves of grants', () => {
    const plan = marketHistoryPlan('plan', 30);
    const wallets = new WalletDirectory();
    wallets.take({ kind: 'genesis', plan });
    expect(wallets.nameOf(deriveWallet(plan.seed, 'operator', 'desk').address)).toBe('desk');
    const reserve = deriveWallet(plan.seed, 'operator', 'reserve-partners').address;
    expect(wallets.nameOf(reserve)).toBe('reserve of partners');
  });

  it('learns the buffer of an upgrade with its proposal', () => {
    const plan = genesisPlan([1n]);
    const buffer = Uint8Array.of(1, 2, 3);
    const key = createHash('sha256').update(buffer).digest('hex');
    const { address } = deriveWallet(plan.seed, 'operator', `upgrade-${key}`);
    const wallets = new WalletDirectory();
    wallets.take({ kind: 'genesis', plan });
    expect(wallets.find(address)).toBeUndefined();
    wallets.take({
      kind: 'submit',
      actions: [{ kind: 'create_proposal', agent: 0, payload: { kind: 'upgrade', buffer } }],
    });
    expect(wallets.nameOf(address)).toBe('upgrade buffer');
  });
});
