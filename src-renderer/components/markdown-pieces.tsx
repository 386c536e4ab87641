import type { ReactNode } from 'react';
import type { MarkdownPiece } from './parse-markdown';
import classes from './markdown.module.css';

/** Parts of a text; headings are no headings of the screen, links are underlined words. */
export const MarkdownPieces = ({ pieces }: { readonly pieces: readonly MarkdownPiece[] }): ReactNode =>
  pieces.map((piece, at) =>
    'text' in piece ? (
      piece.text
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of a text have no names; they are drawn anew with it
      <Element key={at} piece={piece} />
    ),
  );

function Element({ piece }: { readonly piece: Exclude<MarkdownPiece, { text: string }> }) {
  const { tag: Tag, children, title } = piece;
  if (Tag === 'hr' || Tag === 'br') return <Tag />;
  const inside = <MarkdownPieces pieces={children} />;
  if (Tag === 'a') return <u title={title}>{inside}</u>;
  if (/^h[1-6]$/.test(Tag)) return <p className={classes.heading}>{inside}</p>;
  return <Tag>{inside}</Tag>;
}
