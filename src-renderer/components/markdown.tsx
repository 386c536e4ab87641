import { useMemo } from 'react';
import { parseMarkdown } from './parse-markdown';
import { MarkdownPieces } from './markdown-pieces';
import classes from './markdown.module.css';

/**
 * Markdown as it is read. Built from the parsed text piece by piece: HTML in it is shown as it is written, nothing
 * is loaded, and links do not lead away.
 */
export function Markdown({ text }: { readonly text: string }) {
  const pieces = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className={classes.markdown} data-selectable>
      <MarkdownPieces pieces={pieces} />
    </div>
  );
}
