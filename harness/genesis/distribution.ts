import type { GenesisPlan, GenesisProgress } from '#sim/ports/staking-chain.ts';
import { createTokenAccount, transferLamports, transferTokens } from '../program/token-instructions.ts';
import { TreasuryInstructions } from '../program/treasury-instructions.ts';
import type { Deployment } from './deployment.ts';
import { type GenesisInstruction, type GenesisSite, runStep } from './genesis-site.ts';

/** Pays an agent's accounts (0.02 SOL, each proposal 0.004), and fees of its own. */
export const AGENT_LAMPORTS = 3_000_000_000n;
/** Agents whose three instructions fit one transaction; a test holds it against the limit. */
export const AGENTS_PER_TRANSACTION = 8;
/** Agents between two reports of progress: some tenths of a second. */
export const AGENTS_PER_PROGRESS = 512;
/** Grants that fit one transaction, likewise. */
export const GRANTS_PER_TRANSACTION = 8;

/** The treasury's share of the supply. */
export async function fillTreasury(
  site: GenesisSite,
  { treasuryBaseUnits }: GenesisPlan,
  { addresses, operator }: Deployment,
): Promise<void> {
  if (treasuryBaseUnits === 0n) return;
  const { wallet, tokenAccount } = operator;
  const fill = transferTokens(tokenAccount, addresses.treasuryVault, wallet.address, treasuryBaseUnits);
  await runStep(site, 'fill treasury', [wallet], [[fill, 'token']]);
}

/** Vesting grants from genesis on, and the token accounts of beneficiaries outside the population. */
export async function createGrants(site: GenesisSite, plan: GenesisPlan, deployment: Deployment): Promise<void> {
  const { wallet, tokenAccount } = deployment.operator;
  for (const reserve of deployment.reserves) {
    const open = createTokenAccount(wallet.address, reserve.tokenAccount, reserve.wallet.address, deployment.mint);
    await runStep(
      site,
      'open reserve wallet',
      [wallet],
      [
        [transferLamports(wallet.address, reserve.wallet.address, AGENT_LAMPORTS), 'system'],
        [open, 'system'],
      ],
    );
  }
  const instructions = new TreasuryInstructions(deployment.addresses);
  const startUnixSeconds = plan.clock.unixSeconds;
  for (let first = 0; first < plan.grants.length; first += GRANTS_PER_TRANSACTION) {
    const grants = plan.grants.slice(first, first + GRANTS_PER_TRANSACTION);
    const batch = grants.map(({ totalBaseUnits, cliffDays, durationDays }, i): GenesisInstruction => {
      const { beneficiary, index, vesting } = deployment.grants[first + i] as Deployment['grants'][number];
      const terms = { beneficiary, index, totalBaseUnits, startUnixSeconds, cliffDays, durationDays };
      return [instructions.createVesting(wallet.address, tokenAccount, vesting, terms), 'token'];
    });
    await runStep(site, `create vestings from ${first}`, [wallet], batch);
  }
}

/** The agents' lamports, token accounts and holdings. */
export async function fundAgents(
  site: GenesisSite,
  plan: GenesisPlan,
  { operator, mint, agents }: Deployment,
  onProgress?: GenesisProgress,
): Promise<void> {
  const from = operator.wallet.address;
  for (let first = 0; first < agents.length; first += AGENTS_PER_TRANSACTION) {
    const instructions: GenesisInstruction[] = [];
    for (const [i, agent] of agents.slice(first, first + AGENTS_PER_TRANSACTION).entries()) {
      const holdings = plan.holdingsBaseUnits[first + i] ?? 0n;
      instructions.push(
        [transferLamports(from, agent.wallet.address, AGENT_LAMPORTS), 'system'],
        [createTokenAccount(from, agent.tokenAccount, agent.wallet.address, mint), 'system'],
      );
      if (holdings > 0n) {
        instructions.push([transferTokens(operator.tokenAccount, agent.tokenAccount, from, holdings), 'token']);
      }
    }
    await runStep(site, `fund agents from ${first}`, [operator.wallet], instructions);
    if (first % AGENTS_PER_PROGRESS < AGENTS_PER_TRANSACTION) await onProgress?.(first);
  }
}
