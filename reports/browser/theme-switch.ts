import { applyTheme, storedTheme, storeTheme, themeOf } from './theme.ts';

/** Brings the theme's control to life. */
export function connectThemeSwitch(): void {
  const select = document.querySelector<HTMLSelectElement>('#theme');
  if (select === null) return;
  select.value = storedTheme();
  select.addEventListener('change', () => {
    const theme = themeOf(select.value);
    applyTheme(theme);
    storeTheme(theme);
  });
}
