/** Chains that a run can be made on; the first is the default. */
export const ENGINES = ['litesvm', 'bankrun'] as const;
export type EngineName = (typeof ENGINES)[number];
