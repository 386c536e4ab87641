import { convertCssVariables, defaultCssVariablesResolver } from '@mantine/core';
import { fullTheme, resolveVariables } from './theme';

/**
 * Puts the theme's variables into a constructed style sheet. Mantine would write a `<style>` element, for which the
 * content security policy would have to allow inline styles.
 */
export function applyVariables(): void {
  const base = defaultCssVariablesResolver(fullTheme);
  const own = resolveVariables(fullTheme);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    convertCssVariables({
      variables: { ...base.variables, ...own.variables },
      light: { '--mantine-color-scheme': 'light', ...base.light, ...own.light },
      dark: { '--mantine-color-scheme': 'dark', ...base.dark, ...own.dark },
    }),
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
