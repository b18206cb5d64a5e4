export { shownText } from './artifacts/cell-value.ts';
export type { ColumnDescription } from './artifacts/columns.ts';
export { type CellDifference, firstDifference } from './artifacts/first-difference.ts';
export { checkFolder } from './artifacts/folder-preparation.ts';
export {
  type ActionCount,
  type AssertionOutcome,
  type BrokenInvariantEntry,
  type EndedManifest,
  type ProgramHashes,
  type RunEnd,
  type RunIdentity,
  type RunManifest,
  readManifest,
} from './artifacts/manifest.ts';
export { manifestDifference } from './artifacts/manifest-difference.ts';
export { sha256OfText } from './artifacts/result-file.ts';
export { requireUnchanged } from './artifacts/run-files.ts';
export { openRunFolder, type RunFolder, type RunFolderOptions } from './artifacts/run-folder.ts';
export { type RunTable, readRunTable } from './artifacts/run-table.ts';
export { attackLedger, type LedgerRow } from './attack-ledger.ts';
export { type AttackUnits, attackUnits, measureText, tokenText } from './attack-units.ts';
export { type AttackVerdict, attackVerdict, type VerdictGround } from './attack-verdict.ts';
export { type Comparison, compareSides, endOf, requireComparable } from './compare/comparison.ts';
export { ComparisonFolder, type FinishedComparison } from './compare/comparison-folder.ts';
export { comparisonNotes } from './compare/comparison-notes.ts';
export { comparisonSentences, keyDifferences } from './compare/comparison-story.ts';
export { HOW_TO_READ } from './compare/comparison-summary.ts';
export { differenceInWords } from './compare/difference-words.ts';
export { KEY_METRICS } from './compare/key-metrics.ts';
export { runFolderSide } from './compare/run-folder-side.ts';
export { seedsSide } from './compare/seeds-side.ts';
export type { KeyFigure } from './key-figures.ts';
export { buildReport, type ChartFiles, type Report } from './report.ts';
export { type RunDigest, untoldAttacks } from './run-digest.ts';
export { type Note, noteWord } from './story.ts';
export { type SuccessRow, successCount } from './success-metrics.ts';
export { eventMarks } from './sweep/event-marks.ts';
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
export { titledApart } from './sweep/variant-titles.ts';
export { printable } from './text/escape.ts';
export { formatNumber, type Quantity } from './text/quantity.ts';
export { sparkline } from './text/sparkline.ts';
