/**
 * Purposes of the streams that processes draw from. They belong to no agent, like those that all agents share: who could
 * open one of these would know every price to come.
 */
export const PROCESS_STREAMS = { price: 'price', jumps: 'price.jumps', demand: 'demand' } as const;

/** Whether a process draws from the stream of this purpose. */
export function isProcessStream(purpose: string): boolean {
  return Object.values<string>(PROCESS_STREAMS).includes(purpose);
}
