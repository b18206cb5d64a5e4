import { setFlagsFromString } from 'node:v8';

/** The heap is collected when it has grown by so much of what lived after the last time. */
const GROWTH_PERCENT = 100;

/**
 * Keeps garbage to about what lives. By itself V8 lets the heap of a long run grow to some four times that, the more
 * the longer it runs, so that memory would seem to grow with the horizon. Costs no measurable time. Call early.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
