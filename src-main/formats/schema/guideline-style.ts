/** Style of the HTML guideline document: system fonts, light and dark as the reader prefers, page breaks for paper. */
export const GUIDELINE_STYLE = `:root { color-scheme: light dark; --line: #c9ced6; --quiet: #57606a; --good: #1a7f37; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3d444d; --quiet: #a0a8b2; --good: #4ac26b; --bad: #ff8a80; }
}
* { box-sizing: border-box; }
body { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem; font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.75em 0 0.5em; }
h1 { margin-top: 0; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: 0.25em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0.75rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
pre { overflow-x: auto; border: 1px solid var(--line); padding: 0.75rem; white-space: pre-wrap; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line); }
.contents { list-style: none; padding: 0; }
.swatch { display: inline-block; width: 0.85em; height: 0.85em; margin-right: 0.5em; border: 1px solid var(--line); border-radius: 0.15em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.examples { border-left: 4px solid var(--good); padding-left: 1rem; margin: 1rem 0; }
.examples.negative { border-color: var(--bad); }
.examples.positive strong { color: var(--good); }
.examples.negative strong { color: var(--bad); }
figure { display: inline-block; margin: 0 1rem 1rem 0; max-width: 100%; vertical-align: top; }
figure img { display: block; max-width: 100%; border: 1px solid var(--line); background: #fff; }
figcaption, .absent { color: var(--quiet); font-size: 0.875rem; max-width: 30rem; }
@media print {
  :root { color-scheme: light; --line: #c9ced6; --quiet: #57606a; --good: #1a7f37; --bad: #b3261e; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  figure, tr, dl { break-inside: avoid; }
}
`;
