import { describe, expect, test } from 'vitest';
import type { ClassExample, LabelSchema } from '../../../../src-main/domain/label-schema/label-schema';
import { writeGuidelines } from '../../../../src-main/formats/schema/write-guidelines';
import { processorMs, RECORD } from './schema-helpers';

const example = (note: string, more: Partial<ClassExample> = {}): ClassExample => ({
  file: 'ab12'.repeat(16),
  pageIndex: 2,
  box: [0, 0, 10, 10],
  note,
  ...more,
});

const SCHEMA: LabelSchema = {
  classes: [
    {
      id: 't',
      name: 'Text',
      color: '#4f6d8f',
      hotkey: '4',
      guideline: '# Rule\nInk *only*.\n\n### Not\n- captions',
    },
    {
      id: 'f',
      name: 'Figure',
      geometry: ['box', 'polygon'],
      allowedParents: ['t'],
      attributes: [
        {
          id: 'a',
          name: 'kind',
          type: 'choice',
          choices: ['chart', 'photo'],
          required: true,
          default: 'chart',
        },
        { id: 'b', name: 'width', type: 'number', min: 1, max: 20, unit: 'mm' },
        { id: 'c', name: 'code', type: 'string', pattern: '[A-Z]|x' },
      ],
    },
    {
      id: 'l',
      name: 'Logo',
      parent: 'f',
      deprecated: true,
      examples: [example('a mark'), example('a photo', { isNegative: true })],
    },
  ],
  relationTypes: [
    { id: 'r', name: 'explains', from: ['t'], to: ['f', 'l'], cardinality: 'one-to-many', undirected: true },
  ],
  guidelines: 'Boxes touch the ink.',
  readingOrder: true,
};

const write = (format: 'md' | 'html', schema = SCHEMA, record = RECORD): string =>
  writeGuidelines(schema, record, {
    format,
    pictures: ({ note }) =>
      note === 'a mark' ? { mime: 'image/jpeg', base64: 'AAAA', alt: 'a logo' } : null,
  });

const withGuideline = (guideline: string): LabelSchema => ({ classes: [{ id: 'x', name: 'X', guideline }] });

describe('a guideline document', () => {
  test.each(['md', 'html'] as const)('says in %s all that a schema says', (format) => {
    const text = write(format).replaceAll('\\', '');
    const said = [
      'invoices 1.2.0',
      '2026-03-01',
      'Ada',
      'Tables were split',
      'added the class “Line item”',
      'is recorded',
      'Boxes touch the ink.',
      '#4f6d8f',
      'box, polygon',
      'any region, or none',
      '1 Figure',
      '1.1 Logo',
      '2 Text',
      'Deprecated',
      '1 to 20; mm',
      'matches [A-Z]|x',
      'explains',
      'Figure, Logo',
      'one to many, no direction',
      'data:image/jpeg;base64,AAAA',
      'a logo',
      'a mark — page 3 of file ab12ab12ab12',
      'a photo — page 3',
      'Does not belong to it',
      'captions',
    ];
    expect(said.filter((part) => !text.includes(part))).toEqual([]);
    expect(text).toMatch(/picture not at hand/i);
  });

  test('puts classes in the order of the tree, each with a link that leads to it', () => {
    const html = write('html');
    const links = [...html.matchAll(/href="#([^"]+)">([^<]+)</g)].map(([, anchor, name]) => [anchor, name]);
    expect(links).toEqual([
      ['class-1', '1 Figure'],
      ['class-2', '1.1 Logo'],
      ['class-3', '2 Text'],
    ]);
    expect(links.every(([anchor]) => html.includes(`<section id="${anchor}">`))).toBe(true);
    const markdown = write('md');
    expect(markdown).toContain('- [1 Figure](#class-1)\n  - [1.1 Logo](#class-2)\n- [2 Text](#class-3)');
    expect(markdown).toContain('<a id="class-2"></a>\n\n#### 1.1 Logo (deprecated)');
  });

  test('shifts the headings of guidelines below the heading they stand under', () => {
    expect(write('html')).toMatch(/<h4>Rule<\/h4>[^]*<em>only<\/em>[^]*<h6>Not<\/h6>/);
    expect(write('md')).toMatch(/### 2 Text\n[^]*\n#### Rule\nInk \*only\*\.\n\n###### Not\n- captions/);
  });

  test('a schema without classes, changes and guidelines is a document too', () => {
    for (const format of ['md', 'html'] as const) {
      const text = write(format, { classes: [] }, { ...RECORD, changelog: [] });
      expect(text).toContain('None.');
      expect(text).not.toMatch(/Changes|Relations|undefined/);
    }
  });

  test('ten thousand nested classes are written', () => {
    const classes = Array.from({ length: 10_000 }, (_, index) => ({
      id: `c${index}`,
      name: `Class ${index}`,
      ...(index > 0 && { parent: `c${index - 1}` }),
    }));
    expect(write('html', { classes })).toContain('Class 9999');
    expect(write('md', { classes })).toContain('###### Class 9999');
  });
});

const HOSTILE =
  '"><script>alert(1)</script><img src=x onerror=alert(1)>\n# Own heading\n| a | `b` [c](javascript:x)';

describe('hostile schemas', () => {
  const hostile: LabelSchema = {
    classes: [
      {
        id: 'x',
        name: HOSTILE,
        color: 'red;background:url(https://evil.test)' as string,
        guideline: `${HOSTILE}\n\n<!-- open\n\n![p](https://evil.test/a.png) [l](javascript:alert(1)) [d](data:text/html,x)`,
        attributes: [{ id: 'a', name: HOSTILE, type: 'choice', choices: [HOSTILE], default: HOSTILE }],
        examples: [example(HOSTILE)],
      },
    ],
    relationTypes: [{ id: 'r', name: HOSTILE, from: ['x'] }],
    guidelines: HOSTILE,
  };
  const record = { ...RECORD, name: HOSTILE, author: HOSTILE, reason: HOSTILE, changelog: [HOSTILE] };

  test('HTML holds no element, address or style of theirs', () => {
    const html = write('html', hostile, record);
    expect(html).not.toMatch(/<script|<img|<!-- open/i);
    expect(html).not.toMatch(/href="(?!#class-)/);
    expect(html).not.toMatch(/src="|style="[^"]*url/);
    expect(html).toContain('[picture: p https://evil.test/a.png]');
    expect(html).toContain('style="background:none"');
    expect(html.match(/<h1>/g)).toHaveLength(1);
  });

  test('Markdown holds no HTML but our anchors, and no picture of theirs', () => {
    const markdown = write('md', hostile, record);
    expect(markdown.replace(/\\[<!]/g, '').match(/<[a-z/!][^>]*>?/gi)).toEqual(['<a id="class-1">', '</a>']);
    expect(markdown.replace(/\\./g, '')).not.toContain('![');
    expect(markdown.match(/^# /gm)).toHaveLength(1);
  });

  test('links to the web and to mail stay, and are only links', () => {
    const html = write(
      'html',
      withGuideline('[a](https://example.org/?a=1&b=2) [b](mailto:a@b.c) <https://c.d>'),
    );
    expect(html).toContain('<a href="https://example.org/?a=1&amp;b=2">a</a>');
    expect(html).toContain('<a href="mailto:a@b.c">b</a>');
    expect(html).toContain('<a href="https://c.d">https://c.d</a>');
  });

  test('a code block that is never closed ends with its guideline', () => {
    const schema = { ...withGuideline('~~~~js\n<b>code</b>'), relationTypes: [{ id: 'r', name: 'follows' }] };
    expect(write('md', schema)).toContain('~~~~js\n<b>code</b>\n~~~~\n\n## Relations');
    expect(write('md', withGuideline('```\nx\n```'))).toContain('```\nx\n```\n');
    expect(write('md', withGuideline('```'))).toContain('```\n```');
  });

  test('code keeps its marks, underlined headings become ordinary ones', () => {
    const markdown = write(
      'md',
      withGuideline('Two\nlines\n===\n`<b>` and <b> and ``a ` <i>`` <!x\n\n    <pre>'),
    );
    expect(markdown).toContain('#### Two lines\n`<b>` and \\<b> and ``a ` <i>`` \\<!x\n\n    <pre>');
  });

  test.each([
    ['emphasis', '*a'.repeat(50_000)],
    ['underscores', '_a'.repeat(50_000)],
    ['quotes', '>'.repeat(100_000)],
    ['links', '[a]('.repeat(25_000)],
    ['pictures', '![[]()'.repeat(16_000)],
    ['backticks', Array.from({ length: 440 }, (_, index) => `${'`'.repeat(index + 1)} <b>`).join('')],
  ])('100,000 characters of %s take time that grows with their number', (_name, guideline) => {
    // A parser whose time grows with the square of the length needs 9 to 30 seconds for the first two.
    const milliseconds = processorMs(() => {
      write('html', withGuideline(guideline));
      write('md', withGuideline(guideline));
    });
    expect(milliseconds).toBeLessThan(4000);
  });
});
