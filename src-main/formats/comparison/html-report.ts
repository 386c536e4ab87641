import { distributionHtml } from './distribution-html';
import { matrixTable } from './html-charts';
import {
  escapeHtml,
  formatNumber,
  htmlList,
  htmlSection,
  htmlTable,
  isolateHtml,
  type HtmlColumn,
} from './html-parts';
import type { ReportCounts, ReportData, ReportDocument, ReportSide } from './report-data';
import { REPORT_STYLE } from './report-style';
import { bumpWords } from '../../domain/diff/bump-words';

/** Nothing is fetched and nothing runs, whatever a dataset holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** Rows of one table; JSON and CSV have all. */
const MOST_DOCUMENTS = 1000;
const MOST_LISTED = 20;

/** A comparison as one HTML file: no scripts, nothing from outside, for screens light and dark and for paper. */
export function writeComparisonHtml(data: ReportData): string {
  const title = `${data.from.label} → ${data.to.label}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${REPORT_STYLE}</style>
</head>
<body>
<h1>${isolateHtml(data.from.label)} → ${isolateHtml(data.to.label)}</h1>
${sides(data)}
<main>
${kinds(data)}
${htmlSection('Labels by kind of change', kindTable(data))}${htmlSection('Labels by class', countTable('Class', data.byClass))}${htmlSection('Labels by person', countTable('Person', data.byPerson))}${htmlSection('Relabelled regions', matrixTable(data.matrix))}${distributionHtml(data.distribution)}${htmlSection('Changes of the schema', schemaTable(data))}${htmlSection('Most changed pages', pageTable(data))}${htmlSection('Documents with label changes', documentTable(data))}</main>
</body>
</html>
`;
}

function sides({ from, to, bump, bumpReasons, matching }: ReportData): string {
  const step =
    bump === null ? 'none: the first is no earlier state of the second, or geometry matched them' : bump;
  const why = bumpReasons.length === 0 ? '' : `, because ${bumpWords(bumpReasons)}`;
  const matched =
    matching === null
      ? 'by their ids'
      : `by their ids, then by geometry with an IoU of at least ${matching.iou}: ${formatNumber(matching.matched)} regions`;
  return `<dl>${sideFacts('From', from)}${sideFacts('To', to)}${fact('Semantic step', step + why)}${fact('Regions matched', matched)}</dl>`;
}

const fact = (name: string, value: string): string => term(name, escapeHtml(value));

const term = (name: string, html: string): string => `<dt>${name}</dt><dd>${html}</dd>`;

function sideFacts(name: string, { label, contentId, author, time, message }: ReportSide): string {
  const said = message === null ? '' : `: ${isolateHtml(message)}`;
  const made = author === null ? '' : `, by ${isolateHtml(author)}, ${escapeHtml(time ?? '')}${said}`;
  return term(name, `${isolateHtml(label)}${made}`) + fact('Content id', contentId);
}

/** What happened to documents, a line for each. */
function documentLines({
  added,
  removed,
  replaced,
  splitChanged,
  attributesChanged = [],
}: ReportData['documents']): string[] {
  const names = (list: readonly { readonly name: string }[], sign: string): string[] =>
    list.map(({ name }) => `${sign} ${isolateHtml(name)}`);
  const moved = splitChanged.map(
    ({ name, before, after }) =>
      `⇄ ${isolateHtml(name)}: ${escapeHtml(before ?? 'none')} → ${escapeHtml(after ?? 'none')}`,
  );
  const described = attributesChanged.map(
    (one) => `≠ ${isolateHtml(one.name)}: ${one.names.map(isolateHtml).join(', ')}`,
  );
  return [...names(added, '+'), ...names(removed, '−'), ...names(replaced, '↻'), ...moved, ...described];
}

function kinds({ documents, labels, pages, schema }: ReportData): string {
  const { added, removed, replaced, splitChanged, attributesChanged = [] } = documents;
  const onBoth = {
    added: labels.added - labels.onAddedDocuments,
    removed: labels.removed - labels.onRemovedDocuments,
    changed: labels.changed,
  };
  const attributed = schema.isAttributed
    ? ''
    : '<p class="quiet">Not attributed: no path of versions joins the two.</p>';
  return `<div class="kinds">
${kind(
  'Documents',
  [
    ['added', added.length],
    ['removed', removed.length],
    ['replaced', replaced.length],
    ['moved between splits', splitChanged.length],
    ['with other attributes', attributesChanged.length],
  ],
  htmlList(documentLines(documents), MOST_LISTED),
)}
${kind(
  'Labels',
  [
    ['added on documents in both', onBoth.added],
    ['removed on documents in both', onBoth.removed],
    ['changed', onBoth.changed],
    ['on added documents', labels.onAddedDocuments],
    ['on removed documents', labels.onRemovedDocuments],
    ['pages reviewed', pages.reviewed],
    ['pages reopened', pages.reopened],
  ],
  '',
)}
${kind(
  'Schema',
  [
    ['changes', schema.changes.length],
    ['regions rewritten by migrations', schema.rewritten],
    ['of them removed', schema.removed],
  ],
  attributed,
)}
</div>`;
}

const kind = (title: string, counts: readonly (readonly [string, number])[], rest: string): string =>
  `<div class="kind"><h3>${title}</h3><dl>${counts.map(([name, count]) => `<dt>${name}</dt><dd class="number">${formatNumber(count)}</dd>`).join('')}</dl>${rest}</div>`;

const COUNTS: readonly HtmlColumn<ReportCounts>[] = [
  { title: 'Added', value: ({ added }) => added },
  { title: 'Removed', value: ({ removed }) => removed },
  { title: 'Changed', value: ({ changed }) => changed },
];

const countTable = (title: string, rows: ReportData['byClass']): string =>
  htmlTable<ReportData['byClass'][number]>(
    [{ title, value: ({ name }) => name }, ...COUNTS],
    rows,
    MOST_DOCUMENTS,
  );

const kindTable = ({ labels }: ReportData): string =>
  htmlTable<[string, number]>(
    [
      { title: 'Kind', value: ([name]) => name },
      { title: 'Regions', value: ([, count]) => count },
    ],
    Object.entries(labels.byKind).filter(([, count]) => count > 0),
  );

const schemaTable = ({ schema }: ReportData): string =>
  htmlTable<ReportData['schema']['changes'][number]>(
    [
      { title: 'Level', value: ({ level }) => level },
      { title: 'Change', value: ({ words }) => words },
    ],
    schema.changes,
    MOST_DOCUMENTS,
  );

const pageTable = ({ mostChangedPages }: ReportData): string =>
  htmlTable<ReportData['mostChangedPages'][number]>(
    [
      { title: 'Document', value: ({ name }) => name },
      { title: 'Page', value: ({ pageIndex }) => pageIndex + 1 },
      ...COUNTS,
    ],
    mostChangedPages,
  );

const documentTable = ({ changedDocuments }: ReportData): string =>
  htmlTable<ReportDocument>(
    [
      { title: 'Document', value: ({ name }) => name },
      { title: 'In', value: ({ presence }) => (presence === 'both' ? 'both' : `${presence} document`) },
      ...COUNTS,
      { title: 'By migrations', value: ({ rewritten }) => rewritten },
      { title: 'Pages', value: ({ pages }) => pages.length },
    ],
    changedDocuments,
    MOST_DOCUMENTS,
  );
