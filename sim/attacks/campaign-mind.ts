import type { AttackCall, Decision, Intent, Mind, Observation } from '../policies/policy.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import type { Campaign } from './campaign.ts';
import { type Exit, exitsOf } from './deposits.ts';
import { claimDue, enter } from './stake-moves.ts';

/** One wallet's part in a campaign. */
export interface CampaignPart {
  readonly campaign: Campaign;
  /** It makes the proposal, keeps the bond for it, and takes the steps that anybody may take. */
  readonly isProposer: boolean;
  /** Position of the lock in staking.locks. */
  readonly lockIndex: number;
  /** How it leaves when the campaign is over; undefined: it stays. */
  readonly exit: Exit | undefined;
  /** What it does not stake, besides the bond. */
  readonly keepBaseUnits?: bigint;
  /** It abstains as soon as it can, instead of voting with the others. */
  readonly abstains?: boolean;
}

/** Stakes all it has, takes its part in the campaign, and leaves. Wakes in every tick. */
export class CampaignMind implements Mind {
  readonly #part: CampaignPart;
  #hasStaked = false;
  /** Whole day of the last try; Infinity when trying again is no use. */
  #votedOnDay = -1;
  #asked: readonly Intent[] = [];

  constructor(part: CampaignPart) {
    this.#part = part;
  }

  decide(observation: Observation): Decision {
    const { campaign, isProposer } = this.#part;
    campaign.see(observation);
    const intents = campaign.phase === 'over' ? this.#leave(observation) : this.#advance(observation);
    this.#asked = intents;
    const call: AttackCall | undefined = isProposer ? campaign.call(observation) : undefined;
    return { intents, sleepDays: 0, calls: call === undefined ? [] : [call] };
  }

  learn(outcomes: readonly Outcome[]): void {
    for (const [position, intent] of this.#asked.entries()) {
      const outcome = outcomes[position];
      if (outcome === undefined) continue;
      if (intent.kind === 'stake') this.#hasStaked ||= outcome.accepted;
      if (isForGood(outcome)) this.#votedOnDay = Number.POSITIVE_INFINITY;
      this.#part.campaign.note(intent, outcome);
    }
    this.#asked = [];
  }

  #advance(observation: Observation): readonly Intent[] {
    const { campaign, isProposer, lockIndex, abstains, keepBaseUnits = 0n } = this.#part;
    const { governance, day } = observation;
    const intents: Intent[] = [];
    if (!this.#hasStaked) {
      const bond = isProposer ? governance.bondBaseUnits : 0n;
      intents.push(...enter(observation, lockIndex, bond + keepBaseUnits));
    }
    if (isProposer) intents.push(...campaign.propose(observation));
    if (day <= this.#votedOnDay) return intents;
    const vote = abstains ? campaign.vote(observation, 'abstain', 'at_once') : campaign.vote(observation);
    if (vote !== undefined) {
      this.#votedOnDay = day;
      intents.push(vote);
    }
    return intents;
  }

  #leave(observation: Observation): readonly Intent[] {
    const { exit } = this.#part;
    if (exit === undefined || observation.stake === undefined) return [];
    const exits = exitsOf(observation, exit);
    return [...exits, ...claimDue(observation)];
  }
}

/** The snapshot does not change any more. */
function isForGood(outcome: Outcome): boolean {
  return !outcome.accepted && outcome.errorName === 'NoPowerAtSnapshot';
}
