import { z } from 'zod';
import { PAUSE_NAMES } from '#sim/core/pauses.ts';
import { durationField, type QuantityField } from '../fields.ts';
import {
  MAX_GUARDIAN_ACTS,
  MAX_HORIZON_SECONDS,
  MAX_PAUSE_SECONDS,
  MAX_PROPOSAL_ID,
  SECONDS_PER_HOUR,
} from '../limits.ts';

export function guardianSection() {
  const at: QuantityField<number> = durationField(
    { min: 0, max: MAX_HORIZON_SECONDS },
    { description: 'Time since genesis; the pause begins in the first tick at or after it.' },
  );
  const length: QuantityField<number> = durationField(
    { min: SECONDS_PER_HOUR, max: MAX_PAUSE_SECONDS },
    { description: 'How long; the program lets 7 days pass between two pauses.' },
  );
  const pause = z.strictObject({
    at,
    for: length,
    what: z
      .array(z.enum(PAUSE_NAMES).describe('Instructions that stop; exits cannot.'))
      .min(1)
      .max(PAUSE_NAMES.length)
      .describe('What is paused.'),
  });
  const veto = z.strictObject({
    proposal: z
      .int()
      .min(0)
      .max(MAX_PROPOSAL_ID)
      .describe('Id of the proposal: 0 is the first that is created. It is vetoed as soon as it is put to the vote.'),
  });
  return z
    .strictObject({
      pauses: z.array(pause).max(MAX_GUARDIAN_ACTS).prefault([]).describe('Emergency pauses, with mitigations.pause.'),
      vetoes: z
        .array(veto)
        .max(MAX_GUARDIAN_ACTS)
        .default([])
        .describe('Vetoes, with mitigations.veto and for governance.veto_for.'),
    })
    .describe('What the guardian does in the run; what the program refuses is counted.');
}
