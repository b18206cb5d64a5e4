/** Where a choice is kept, if the browser lets the page. */
const STORED_AS = 'actsim-theme';

const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme of a text; `auto` for anything else. */
export function themeOf(text: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? 'auto';
}

/** The theme chosen on an earlier visit. A file opened from a disk may have no storage. */
export function storedTheme(): Theme {
  try {
    return themeOf(localStorage.getItem(STORED_AS));
  } catch {
    return 'auto';
  }
}

export function storeTheme(theme: Theme): void {
  try {
    if (theme === 'auto') localStorage.removeItem(STORED_AS);
    else localStorage.setItem(STORED_AS, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** `auto` follows the system, by the style sheet. */
export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
