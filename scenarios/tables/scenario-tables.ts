import type { ScenarioProblem } from '#sim/core/errors/codes.ts';
import { tableRow } from '#sim/core/table-row.ts';
import type { ScenarioDraft } from '../checks/finding.ts';
import { describeFound } from '../schema/problems.ts';
import { formatPath, type SourceDocument, type SourcePath } from '../text/source-document.ts';
import type { TableProblems } from './csv-table.ts';
import { balancesFloor, type HolderTable, readHolderTable } from './holder-table.ts';
import type { NamedFiles } from './named-files.ts';
import { type PricePoint, readPriceTable } from './price-table.ts';

/** Balances of a cohort's table. */
export interface HolderBalances {
  readonly file: string;
  readonly sha256: string;
  /** Descending; at least one. */
  readonly balancesBaseUnits: readonly bigint[];
}

/** The scenario's path of prices. */
export interface PricePath {
  readonly file: string;
  readonly sha256: string;
  /** Ascending, the first at 0. */
  readonly points: readonly PricePoint[];
}

/** What the tables hold that a scenario names; those with problems are left out. */
export interface ScenarioTables {
  /** By the cohort's position. */
  readonly holders: ReadonlyMap<number, HolderBalances>;
  readonly prices: PricePath | undefined;
  readonly problems: readonly ScenarioProblem[];
  /** Problems beyond those listed. */
  readonly unlisted: number;
}

/** Of a scenario that names none. */
export const NO_TABLES: ScenarioTables = { holders: new Map(), prices: undefined, problems: [], unlisted: 0 };

/** Reads every table that the draft names, each once. */
export function readScenarioTables(draft: ScenarioDraft, files: NamedFiles, document: SourceDocument): ScenarioTables {
  const reader = new TableReader(files, document);
  const holders = new Map<number, HolderBalances>();
  for (const [index, cohort] of (draft.population ?? []).entries()) {
    const csv = cohort?.holdings.csv;
    if (csv === undefined || cohort === undefined || draft.token === undefined) continue;
    const path = ['population', index, 'holdings', 'csv', 'file'];
    const balances = reader.holders(csv, path, cohort.count, draft.token.decimals);
    if (balances !== undefined) holders.set(index, balances);
  }
  const file = draft.market?.price.path?.file;
  const prices = file === undefined ? undefined : reader.prices(file, ['market', 'price', 'path', 'file']);
  return { holders, prices, problems: reader.problems, unlisted: reader.unlisted };
}

class TableReader {
  readonly problems: ScenarioProblem[] = [];
  unlisted = 0;
  readonly #files: NamedFiles;
  readonly #document: SourceDocument;
  readonly #tables = new Map<string, HolderTable>();

  constructor(files: NamedFiles, document: SourceDocument) {
    this.#files = files;
    this.#document = document;
  }

  holders(
    { file, scale_to: scaleTo }: { readonly file: string; readonly scale_to?: bigint | undefined },
    path: SourcePath,
    count: number,
    decimals: number,
  ): HolderBalances | undefined {
    const source = this.#open(file, path);
    if (source === undefined) return undefined;
    const isScaled = scaleTo !== undefined;
    const key = `${isScaled} ${file}`;
    let table = this.#tables.get(key);
    if (table === undefined) {
      table = readHolderTable(source.text, file, { decimals, isScaled });
      this.#tables.set(key, table);
      this.#note(table.problems);
    }
    const { balances, problems } = table;
    if (problems.count > 0) return undefined;
    const sample = Array.from({ length: count }, (_, agent) => tableRow(agent, count, balances.length));
    const balancesBaseUnits = balancesFloor(balances, decimals, scaleTo, sample);
    return { file, sha256: source.sha256, balancesBaseUnits };
  }

  prices(file: string, path: SourcePath): PricePath | undefined {
    const source = this.#open(file, path);
    if (source === undefined) return undefined;
    const { points, problems } = readPriceTable(source.text, file);
    this.#note(problems);
    return problems.count > 0 ? undefined : { file, sha256: source.sha256, points };
  }

  #open(file: string, path: SourcePath): { readonly text: string; readonly sha256: string } | undefined {
    const found = this.#files.get(file) ?? { refusal: 'it was not read with the scenario' };
    if ('text' in found) return found;
    this.problems.push({
      path: formatPath(path),
      line: this.#document.lineAt(path),
      expected: "a table in the scenario's folder",
      found: describeFound(file),
      hint: found.refusal,
    });
    return undefined;
  }

  #note({ listed, count }: TableProblems): void {
    this.problems.push(...listed);
    this.unlisted += count - listed.length;
  }
}
