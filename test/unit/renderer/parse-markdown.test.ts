import { expect, test } from 'vitest';
import { parseMarkdown, type MarkdownPiece } from '../../../src-renderer/components/parse-markdown';

/** The tree in one line: `p(Big. em(Not) small)`. */
const drawn = (pieces: readonly MarkdownPiece[]): string =>
  pieces.map((piece) => ('text' in piece ? piece.text : `${piece.tag}(${drawn(piece.children)})`)).join('');

test('text becomes paragraphs, lists, emphasis and tables', () => {
  expect(drawn(parseMarkdown('# A\n\nBig. *Not* `x`\n\n- one\n- **two**'))).toBe(
    'h1(A)p(Big. em(Not) code(x))ul(li(one)li(strong(two)))',
  );
  expect(drawn(parseMarkdown('|a|\n|-|\n|b|'))).toBe('table(thead(tr(th(a)))tbody(tr(td(b))))');
});

test('HTML stays text, and nothing is loaded or linked', () => {
  expect(drawn(parseMarkdown('<img src=x onerror=alert(1)> <b>x</b>'))).toBe(
    'p(<img src=x onerror=alert(1)> <b>x</b>)',
  );
  expect(drawn(parseMarkdown('![alt](http://a.example/x.png)'))).toBe('p(alt)');
  expect(parseMarkdown('[a](javascript:alert)')).toEqual([
    { tag: 'p', children: [{ text: '[a](javascript:alert)' }] },
  ]);
});
