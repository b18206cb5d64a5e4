import { PROPOSAL_KINDS } from '#sim/ports/actions.ts';
import { PROPOSAL_STATES, type ProposalState } from '#sim/ports/governance-states.ts';
import { accountDiscriminator, nameOf, openAccount, readBytes32 } from './account-bytes.ts';

/** Size with the 8-byte discriminator. */
export const PROPOSAL_BYTES = 8 + 352;

const DISCRIMINATOR = accountDiscriminator('Proposal');

/** Offsets in `Proposal`, from the end of the discriminator. */
const AT = {
  proposer: 0,
  payloadHash: 64,
  address: 96,
  value: 160,
  price: 168,
  id: 176,
  kind: 180,
  state: 181,
  selector: 182,
  bond: 184,
  powerTotal: 192,
  turnout: 200,
  yes: 208,
  no: 216,
  abstain: 224,
  createdAt: 232,
  activatedAt: 240,
  votingEnd: 248,
  finalizedAt: 256,
  eta: 264,
  executedAt: 272,
  expiresAt: 280,
  minVoteStake: 288,
  powerCap: 296,
  votePausedBase: 304,
  snapshotDay: 312,
  quorumBps: 316,
  approvalBps: 318,
  timelockDays: 320,
  seasoningDays: 322,
  lateHours: 324,
  graceDays: 326,
  slot: 328,
  quadratic: 329,
  extended: 330,
  bondReturned: 331,
  quorumReached: 332,
  voteLock: 334,
  voterCount: 336,
  quadraticUnit: 344,
} as const;

/** One proposal. Throws `PROGRAM__LAYOUT_MISMATCH` for bytes of another size or type. */
export function decodeProposal(data: Uint8Array): ProposalState {
  const view = openAccount('Proposal', data, PROPOSAL_BYTES, DISCRIMINATOR);
  const u64 = (offset: number): bigint => view.getBigUint64(offset, true);
  const i64 = (offset: number): bigint => view.getBigInt64(offset, true);
  const u16 = (offset: number): number => view.getUint16(offset, true);
  const flag = (offset: number): boolean => view.getUint8(offset) !== 0;
  return {
    id: view.getUint32(AT.id, true),
    kind: nameOf('Proposal', 'kind', PROPOSAL_KINDS, view.getUint8(AT.kind)),
    state: nameOf('Proposal', 'state', PROPOSAL_STATES, view.getUint8(AT.state)),
    selector: u16(AT.selector),
    value: u64(AT.value),
    priceQuoteUnits: u64(AT.price),
    proposer: readBytes32(view, AT.proposer),
    address: readBytes32(view, AT.address),
    payloadHash: readBytes32(view, AT.payloadHash),
    bondBaseUnits: u64(AT.bond),
    powerTotal: u64(AT.powerTotal),
    turnout: u64(AT.turnout),
    yes: u64(AT.yes),
    no: u64(AT.no),
    abstain: u64(AT.abstain),
    createdAtUnixSeconds: i64(AT.createdAt),
    activatedAtUnixSeconds: i64(AT.activatedAt),
    votingEndUnixSeconds: i64(AT.votingEnd),
    finalizedAtUnixSeconds: i64(AT.finalizedAt),
    etaUnixSeconds: i64(AT.eta),
    executedAtUnixSeconds: i64(AT.executedAt),
    expiresAtUnixSeconds: i64(AT.expiresAt),
    minVoteStakeBaseUnits: u64(AT.minVoteStake),
    powerCap: u64(AT.powerCap),
    votePausedBaseSeconds: u64(AT.votePausedBase),
    snapshotDay: view.getUint32(AT.snapshotDay, true),
    quorumBps: u16(AT.quorumBps),
    approvalBps: u16(AT.approvalBps),
    timelockDays: u16(AT.timelockDays),
    seasoningDays: u16(AT.seasoningDays),
    lateHours: u16(AT.lateHours),
    graceDays: u16(AT.graceDays),
    slot: view.getUint8(AT.slot),
    quadratic: view.getUint8(AT.quadratic),
    extended: flag(AT.extended),
    bondReturned: flag(AT.bondReturned),
    quorumReached: flag(AT.quorumReached),
    voteLock: flag(AT.voteLock),
    voterCount: view.getUint32(AT.voterCount, true),
    quadraticUnit: u64(AT.quadraticUnit),
  };
}
