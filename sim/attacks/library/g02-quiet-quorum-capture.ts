import { z } from 'zod';
import { Campaign } from '../campaign.ts';
import { campaignLock, raidShare } from '../campaign-fields.ts';
import { CampaignMind } from '../campaign-mind.ts';
import { defineAttack } from '../define-attack.ts';
import { paidShareOfTreasury } from '../paid-share.ts';
import { raidOf } from '../treasury-raid.ts';

const configSchema = z.strictObject({
  lock_index: campaignLock,
  raid_bps: raidShare,
  exit: z
    .enum(['forced', 'matured', 'none'])
    .default('forced')
    .describe('How it leaves once the payment is decided: by breaking its locks, when they end, or not at all.'),
});

/** G02: alone among those who do not vote. */
export const QUIET_QUORUM_CAPTURE = defineAttack({
  id: 'G02',
  kind: 'quiet-quorum-capture',
  title: 'Quiet capture of an apathetic quorum',
  description:
    'Stakes quietly, waits until it may vote, proposes a payment to itself, votes at the very end, is paid and leaves.',
  nature: 'economic',
  twin: undefined,
  refusals: [],
  measure: {
    title: 'Part of the treasury that it was paid',
    unit: 'ratio',
    formula: 'executed payments to its wallets / (treasury vault now + those payments)',
    successAbove: 0,
  },
  source: 'Build Finance 2022; Synthetify 2023; Moonwell; Indexed Finance 2023',
  defaultWallets: 8,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards', 'create_proposal', 'activate_proposal', 'cast_vote'],
  plan: ({ lock_index: lockIndex, raid_bps, exit }, { firstAgent, tickSeconds }) => {
    const campaign = new Campaign(
      {
        payload: (observation) => raidOf(observation, firstAgent, raid_bps),
        proposes: 'seasoned',
        votes: 'last_tick',
      },
      { tickSeconds },
    );
    return {
      createMind: (wallet) =>
        new CampaignMind({
          campaign,
          isProposer: wallet === 0,
          lockIndex,
          exit: exit === 'none' ? undefined : exit,
        }),
      measure: paidShareOfTreasury,
    };
  },
});
