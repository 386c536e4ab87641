import { describe, expect, test } from 'vitest';

import { compareDistributions } from '../../../../src-main/domain/distribution/compare-distributions';
import { writeComparisonHtml } from '../../../../src-main/formats/comparison/html-report';
import type { ReportData } from '../../../../src-main/formats/comparison/report-data';

const HOSTILE = `<img src=x onerror=alert(1)>"'&\u202e</title></style><script>alert(2)</script>`;

const side = (byClass: Record<string, number>) => ({
  pages: 10,
  byClass,
  regionsOnPages: { 3: 8 },
  sizes: Object.fromEntries(Object.entries(byClass).map(([name, count]) => [name, { '-9': count }])),
});

const aReport = (name: string, fields: Partial<ReportData> = {}): ReportData => {
  const counts = { added: 3, removed: 2, changed: 1 };
  const made = { label: name, contentId: 'c'.repeat(64), author: name, time: '2026-01-01', message: name };
  return {
    from: made,
    to: made,
    bump: 'major',
    bumpReasons: [{ code: 'labels-changed', count: 1 }],
    matching: { iou: 0.5, matched: 7 },
    documents: {
      added: [{ name }],
      removed: [{ name }],
      replaced: [{ name }],
      splitChanged: [{ name, before: null, after: 'test' }],
      attributesChanged: [{ name, names: ['supplier', name] }],
    },
    labels: { ...counts, onAddedDocuments: 1, onRemovedDocuments: 0, byKind: { class: 1 } },
    pages: { reviewed: 1, reopened: 0 },
    schema: { isAttributed: false, changes: [{ level: 'breaking', words: name }], rewritten: 4, removed: 1 },
    matrix: { [name]: { Table: 2 } },
    distribution: compareDistributions(side({ [name]: 900, Table: 100 }), side({ [name]: 500, Table: 500 })),
    byClass: [{ name, ...counts }],
    byPerson: [{ name, ...counts }],
    changedDocuments: [{ name, presence: 'both', rewritten: 0, pages: [0], ...counts }],
    mostChangedPages: [{ name, pageIndex: 4, ...counts }],
    ...fields,
  };
};

describe('a comparison as a page', () => {
  test('tells the three parts, the distribution with its charts, the matrix, people, pages and documents', () => {
    const html = writeComparisonHtml(aReport('letters'));
    for (const heading of [
      'Documents',
      'Labels',
      'Schema',
      'Labels by class',
      'Labels by person',
      'Relabelled regions',
      'Class shares',
      'Regions on a page',
      'Sizes of regions',
      'Most changed pages',
      'Documents with label changes',
    ])
      expect(html).toMatch(new RegExp(`<h[23]>${heading}</h[23]>`));
    expect(html.match(/<svg /g)).toHaveLength(3);
    expect(html).toContain('class="drift"');
    expect(html).toContain('major, because 1 region changed');
  });

  test('holds nothing that runs or fetches, whatever things are called', () => {
    const html = writeComparisonHtml(aReport(HOSTILE));
    expect(html).not.toMatch(/<script|<img|<\/title><\/style>|<link|<iframe|@import|url\(/i);
    expect(html.match(/<title>/g)).toHaveLength(
      1 + html.split('<rect').filter((rest) => rest.includes('"><title>')).length,
    );
    expect(html).not.toContain('\u202e');
    expect(html.replaceAll(/content="[^"]*"/g, '')).not.toMatch(/(?:src|href)\s*=\s*["']/i);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    expect(html).toContain("default-src 'none'");
  });

  test('keeps names from right to left on their side, and tells of other attributes', () => {
    const html = writeComparisonHtml(aReport('عنوان'));
    expect(html).toContain('<h1><bdi>عنوان</bdi> → <bdi>عنوان</bdi></h1>');
    expect(html).toContain('<li>≠ <bdi>عنوان</bdi>: <bdi>supplier</bdi>, <bdi>عنوان</bdi></li>');
    expect(html).toContain('<dt>with other attributes</dt><dd class="number">1</dd>');
  });

  test('is the same each time', () => {
    expect(writeComparisonHtml(aReport('letters'))).toBe(writeComparisonHtml(aReport('letters')));
  });

  test('lists the cells of a matrix that is too large for a square', () => {
    const classes = Array.from({ length: 300 }, (_, index) => `c${index}`);
    const matrix = Object.fromEntries(
      classes.map((name, index) => [name, { [classes[(index + 1) % 300]!]: index + 1 }]),
    );
    const html = writeComparisonHtml(aReport('letters', { matrix }));
    expect(html).not.toContain('class="matrix"');
    expect(html).toContain('<td>c299</td><td>c0</td>');
    expect(writeComparisonHtml(aReport('letters', { matrix: {} }))).toContain('No region was relabelled.');
  });
});
