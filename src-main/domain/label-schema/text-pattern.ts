import { RE2JS } from 're2js';

/** A pattern that is ready to be used, or why it cannot be. */
export type TextPattern = { readonly matches: (text: string) => boolean } | { readonly problem: string };

/**
 * The pattern of an attribute in RE2 syntax, of which the whole text must match. RE2 takes time linear
 * in the text whatever the pattern, so that a schema from a stranger cannot hang the program.
 */
export function compilePattern(pattern: string): TextPattern {
  try {
    const compiled = RE2JS.compile(pattern);
    return { matches: (text) => compiled.testExact(text) };
  } catch (error) {
    return {
      problem: error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'invalid',
    };
  }
}
