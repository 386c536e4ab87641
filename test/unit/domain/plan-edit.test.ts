import { describe, expect, test } from 'vitest';

import type { Edit } from '../../../src-main/domain/edits/edit';
import { type EditContext, planEdit } from '../../../src-main/domain/edits/plan-edit';
import { AppError } from '../../../src-main/domain/errors/app-error';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import type { AttributeValue, Region } from '../../../src-main/domain/regions/region';
import { aPage, aRegion } from '../../builders/regions';

const SCHEMA: LabelSchema = {
  classes: [
    {
      id: 'f',
      name: 'Figure',
      attributes: [
        { id: 'k', name: 'kind', type: 'choice', choices: ['chart', 'photo'], default: 'chart' },
        { id: 'o', name: 'old', type: 'boolean', default: false },
        { id: 'n', name: 'note', type: 'string' },
      ],
    },
    {
      id: 'm',
      name: 'Map',
      attributes: [
        { id: 'k2', name: 'kind', type: 'choice', choices: ['photo', 'plan'], default: 'plan' },
        { id: 'n', name: 'remark', type: 'string' },
      ],
    },
    { id: 's', name: 'Stamp', deprecated: true },
    { id: 't', name: 'Text' },
  ],
};

/** A draft of one document of three pages with these regions. */
function contextOf(pages: readonly (readonly Region[])[]): EditContext {
  return {
    schema: SCHEMA,
    act: { by: 'Ada', at: '2026-01-01T00:00:00.000Z' },
    newId: () => 'new',
    page: (_document, index) => ({
      content: aPage(pages[index]),
      provenance: { default: null, regions: {} } as never,
    }),
    resolveDocument: (document) => document,
    pageCount: () => pages.length,
    locate: (id) => ({
      document: 'd',
      pageIndex: pages.findIndex((page) => page.some((one) => one.id === id)),
    }),
  };
}

const region = (id: string, fields: Partial<Region> = {}): Region => aRegion({ id, class: 't', ...fields });
const plan = (edit: Edit, ...pages: Region[][]) =>
  planEdit(edit, contextOf(pages.length > 0 ? pages : [[], [], []]));
const after = (edit: Edit, ...pages: Region[][]): Region | undefined => {
  const [change] = plan(edit, ...pages);
  return change?.kind === 'region' ? change.after?.region : undefined;
};
const add = { op: 'add', document: 'd', pageIndex: 0, box: [0, 0, 10, 10] } as const;

function whyRefused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'edit-invalid') return error.userMessage.why;
    throw error;
  }
  throw new Error('the edit was planned');
}

describe('a deprecated class', () => {
  const why = 'The class "Stamp" is deprecated: old regions keep it, new ones cannot have it.';

  test('is not given to a region any more, new or old', () => {
    expect(whyRefused(() => plan({ ...add, class: 'Stamp' }))).toBe(why);
    expect(whyRefused(() => plan({ op: 'relabel', region: 'a', class: 's' }, [region('a')]))).toBe(why);
  });

  test('stays with the regions that have it, which can be edited and leave it', () => {
    const stamped = [region('a', { class: 's' })];
    expect(plan({ op: 'relabel', region: 'a', class: 'Stamp' }, stamped)).toEqual([]);
    expect(after({ op: 'set-text', region: 'a', text: 'x' }, stamped)).toMatchObject({
      class: 's',
      text: 'x',
    });
    expect(after({ op: 'relabel', region: 'a', class: 'Text' }, stamped)?.class).toBe('t');
  });
});

describe('a new region', () => {
  test('starts with the defaults of its class where nothing is said', () => {
    expect(after({ ...add, class: 'Figure' })?.attributes).toEqual({ k: 'chart', o: false });
    expect(after({ ...add, class: 'Text' })).not.toHaveProperty('attributes');
  });

  test('keeps what is said by the id of the attribute, as every later edit does', () => {
    expect(
      after({ ...add, class: 'f', attributes: { kind: 'photo', n: 'x', other: 1 } })?.attributes,
    ).toEqual({
      k: 'photo',
      n: 'x',
      o: false,
      other: 1,
    });
  });
});

describe('a relabelled region', () => {
  const relabel = (to: string, fields: Partial<Region> = {}) =>
    after({ op: 'relabel', region: 'a', class: to }, [region('a', fields)]);

  test('has the defaults of its new class where it had no value, and keeps what the class has', () => {
    expect(relabel('Figure')).toMatchObject({ class: 'f', attributes: { k: 'chart', o: false } });
    expect(relabel('Figure', { attributes: { k: 'photo', other: 1 } })?.attributes).toEqual({
      k: 'photo',
      o: false,
    });
    expect(relabel('Text', { class: 'f', attributes: { k: 'photo' } })).not.toHaveProperty('attributes');
  });

  test('keeps a value of an attribute of the same name where it fits, and of the same id whatever it is', () => {
    const figure = (kind: string) => ({ class: 'f', attributes: { k: kind, n: 'x', o: true } });
    expect(relabel('Map', figure('photo'))?.attributes).toEqual({ k2: 'photo', n: 'x' });
    expect(relabel('Map', figure('chart'))?.attributes).toEqual({ k2: 'plan', n: 'x' });
    expect(relabel('Map', { class: null, attributes: { k: 'photo', k2: 'odd' } })?.attributes).toEqual({
      k2: 'odd',
    });
    expect(relabel('Map', { attributes: { kind: 'photo' } })?.attributes).toEqual({ k2: 'photo' });
  });

  test('to the class that it has is none', () => {
    expect(plan({ op: 'relabel', region: 'a', class: 'Figure' }, [region('a', { class: 'f' })])).toEqual([]);
  });
});

describe('a value', () => {
  const set = (name: string, value: AttributeValue | null, fields: Partial<Region> = {}) => {
    const figure = region('a', { class: 'f', ...fields });
    return () => after({ op: 'set-attribute', region: 'a', name, value }, [figure]);
  };

  test('is kept by the id of its attribute, however that is named', () => {
    expect(set('note', 'x')()?.attributes).toEqual({ n: 'x' });
    expect(set('n', 'x')()?.attributes).toEqual({ n: 'x' });
  });

  test('of an attribute that the class does not have can be removed by id and by name, and by nothing else', () => {
    const stray = { attributes: { k2: 'plan', k: 'chart', other: 1 } };
    expect(set('k2', null, stray)()?.attributes).toEqual({ k: 'chart', other: 1 });
    expect(set('other', null, stray)()?.attributes).toEqual({ k: 'chart', k2: 'plan' });
    expect(set('note', null, { class: 't', attributes: { n: 'x' } })()).not.toHaveProperty('attributes');
    expect(set('kind', null, stray)()?.attributes).toEqual({ k2: 'plan', other: 1 });
    expect(set('kind', null, { attributes: { kind: 'x' } })()).not.toHaveProperty('attributes');
  });

  test('is refused where the class has no such attribute, with those that it has', () => {
    const why = 'The class "Figure" has no attribute "odd"; it has kind, old, note.';
    expect(whyRefused(set('odd', 1))).toBe(why);
    expect(whyRefused(set('odd', null))).toBe(why);
    expect(whyRefused(set('odd', 2, { attributes: { odd: 1 } }))).toBe(why);
    expect(whyRefused(set('k', 1, { class: 't' }))).toBe(
      'The class "Text" has no attribute "k"; it has none.',
    );
    expect(whyRefused(set('k', 1, { class: null }))).toContain('The region has no class');
  });
});

describe('a parent', () => {
  const pages = [[region('a'), region('b', { parent: 'c' })], [region('c', { parent: 'd' })], [region('d')]];
  const put = (child: string, parent: string | null) => () =>
    plan({ op: 'set-parent', region: child, parent }, ...pages);

  test('may be on any page of the document', () => {
    expect(after({ op: 'set-parent', region: 'a', parent: 'd' }, ...pages)?.parent).toBe('d');
    expect(after({ ...add, pageIndex: 1, class: 't', parent: 'd' }, ...pages)?.parent).toBe('d');
    expect(after({ op: 'set-parent', region: 'b', parent: null }, ...pages)).not.toHaveProperty('parent');
  });

  test('has to be in the document', () => {
    const gone = 'There is no region z in this document to be the parent.';
    expect(whyRefused(put('a', 'z'))).toBe(gone);
    expect(whyRefused(() => plan({ ...add, class: 't', parent: 'z' }, ...pages))).toBe(gone);
  });

  test('may not be the region itself, nor be inside it', () => {
    expect(whyRefused(put('a', 'a'))).toContain('cannot be its own parent');
    expect(whyRefused(put('d', 'b'))).toContain('parents may not form a circle');
    expect(whyRefused(put('c', 'b'))).toContain('parents may not form a circle');
  });

  test('that is in a circle already, as an import may bring, does not hang', () => {
    const circle = [region('a'), region('x', { parent: 'y' }), region('y', { parent: 'x' })];
    expect(after({ op: 'set-parent', region: 'a', parent: 'x' }, circle)?.parent).toBe('x');
  });
});
