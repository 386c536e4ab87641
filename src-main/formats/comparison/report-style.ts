const LIGHT =
  '--page: #fff; --text: #1c2128; --line: #d0d7de; --quiet: #57606a; --before: #8c959f; --after: #0969da; --warn: #9a3412; --heat-color: #0969da;';
const DARK =
  '--page: #0d1117; --text: #e6edf3; --line: #3d444d; --quiet: #a0a8b2; --before: #848d97; --after: #4493f8; --warn: #f0a27a; --heat-color: #4493f8;';

/** Style of a comparison as a page: system fonts, light and dark as the reader prefers, page breaks for paper. */
export const REPORT_STYLE = `:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
body { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; margin: 1.75em 0 0.5em; }
h1 { margin-top: 0; font-size: 1.6rem; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: 0.25em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0.75rem 0; }
dt, .quiet { color: var(--quiet); }
dd { margin: 0; }
.kinds { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; }
.kind { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem 1rem; }
.kind h3 { margin: 0 0 0.5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.75rem 0; min-width: 50%; }
th, td { border-bottom: 1px solid var(--line); padding: 0.3rem 0.7rem; text-align: left; vertical-align: top; }
td, .matrix th { overflow-wrap: anywhere; }
td:first-child { min-width: 8rem; }
th { font-size: 0.85rem; font-weight: 600; color: var(--quiet); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.kind dl { grid-template-columns: 1fr max-content; }
svg + .scroll td { white-space: nowrap; }
svg + .scroll td:first-child { white-space: normal; }
.matrix th, .matrix td { min-width: 4.5rem; border: 1px solid var(--line); }
.matrix .none { color: var(--line); text-align: center; }
.heat { background: color-mix(in srgb, var(--heat-color) calc(var(--heat) * 0.35), transparent); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.drift { color: var(--warn); font-weight: 600; }
svg { display: block; width: 100%; max-width: 45rem; height: auto; margin: 0.75rem 0; font: 12px system-ui, sans-serif; }
svg text { fill: var(--text); }
svg .value, svg .group { fill: var(--quiet); font-size: 10.5px; }
svg .group { text-anchor: middle; }
svg .name { text-anchor: end; }
svg .marked { fill: var(--warn); font-weight: 600; }
svg rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
svg .before, .key.before { fill: var(--before); background: var(--before); }
svg .after, .key.after { fill: var(--after); background: var(--after); }
.key { display: inline-block; width: 0.8em; height: 0.8em; margin: 0 0.35em 0 1em; border-radius: 0.15em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
@media print {
  :root { color-scheme: light; ${LIGHT} }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3 { break-after: avoid; }
  tr, svg, .kind { break-inside: avoid; }
  .scroll { overflow: visible; }
}
`;
