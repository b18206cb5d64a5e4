export type { ColumnDescription } from './artifacts/columns.ts';
export {
  type ActionCount,
  type EndedManifest,
  type ProgramHashes,
  type RunEnd,
  type RunIdentity,
  type RunManifest,
  readManifest,
} from './artifacts/manifest.ts';
export { openRunFolder, type RunFolder, type RunFolderOptions } from './artifacts/run-folder.ts';
export { type RunTable, readRunTable } from './artifacts/run-table.ts';
export type { KeyFigure } from './key-figures.ts';
export { buildReport, type ChartFiles, type Report } from './report.ts';
export type { RunDigest } from './run-digest.ts';
export type { Note } from './story.ts';
export { type SuccessRow, successCount } from './success-metrics.ts';
export { type FinishedSweep, SweepFolder, type SweepFolderOptions } from './sweep/sweep-folder.ts';
export { readSweepManifest, type SweepIdentity, type SweepManifest } from './sweep/sweep-manifest.ts';
export type {
  Conclusion as SweepConclusion,
  ConclusionBound as SweepConclusionBound,
  SweepChart,
  SweepDesign,
  SweepMark,
  SweepRun,
  SweepVariant,
} from './sweep/sweep-run.ts';
export type { Quantity } from './text/quantity.ts';
