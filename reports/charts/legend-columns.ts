import { textWidth } from './fonts.ts';
import { PANEL_WIDTH } from './panel.ts';

const FONT_SIZE = 11.5;
/** Room of a symbol and around it, and between two entries. */
const SYMBOL_PIXELS = 32;
const GAP_PIXELS = 22;

/** Columns of a legend above a panel: all entries in one line where they fit, else as many as do. */
export function legendColumns(names: readonly string[]): { readonly columns?: number } {
  const widths = names.map((name) => textWidth(name, FONT_SIZE, 'normal') + SYMBOL_PIXELS + GAP_PIXELS);
  const line = widths.reduce((sum, width) => sum + width, 0);
  if (line <= PANEL_WIDTH) return {};
  return { columns: Math.max(1, Math.floor(PANEL_WIDTH / Math.max(...widths))) };
}
