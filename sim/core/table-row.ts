/**
 * Row of a table of holders that an agent of a cohort takes: floor((agent + 1/2) rows / count). Agents are in the order of
 * the table, so that agent 0 is among the largest, and they are spread evenly over it: a smaller cohort leaves out rows
 * between, a larger one takes rows more than once.
 */
export function tableRow(agentNumber: number, count: number, rows: number): number {
  return Math.floor(((2 * agentNumber + 1) * rows) / (2 * count));
}
