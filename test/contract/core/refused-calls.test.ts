import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aCocoFile } from '../../builders/coco';
import { COMMAND_WORDS } from '../../builders/command-words';
import { writePdf } from '../../integration/cli/colophon';
import { ALL_CALLS, finish, isBuilt, NEEDS_BUILD, start, transports, type Connection } from './transports';

const dataset = 'papers';
const region = '0198c0de-0000-7000-8000-000000000001';
const add = { op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] };
const edits = (...list: object[]) => ({ dataset, edits: list });

/** Calls that the contract itself refuses, before anything runs. */
const MALFORMED: readonly (readonly [call: string, input: unknown])[] = [
  ['datasets.create', { name: '' }],
  ['datasets.create', { name: 'x', admin: true }],
  ['documents.list', { version: 'papers@draft', limit: 0 }],
  ['documents.list', { version: 'papers@draft', offset: -1 }],
  ['documents.add', { dataset, sources: [] }],
  ['documents.add', { dataset, sources: ['/etc/passwd'.slice(0, 7)] }],
  ['documents.words', { file: 'short', pageIndex: 0 }],
  ['documents.remove', { dataset, documents: [] }],
  ['labels.page', { version: 'papers@draft', document: 'a', pageIndex: -1 }],
  ['labels.page', { version: 'papers@draft', document: 'a', pageIndex: 0.5 }],
  ['labels.apply', edits()],
  ['labels.apply', edits({ op: 'explode', region })],
  ['labels.apply', edits({ ...add, box: [1, 1, 9] })],
  ['labels.apply', edits({ ...add, box: [1, 1, 9, 1e9] })],
  ['labels.apply', edits({ ...add, id: '../../etc' })],
  ['labels.apply', edits({ ...add, polygon: [1, 1], box: undefined })],
  ['labels.apply', { dataset, edits: Array.from({ length: 10_001 }, () => add) }],
  ['schemas.addClass', { dataset, name: 'x', color: 'red' }],
  ['schemas.set', { dataset, schema: { classes: [{ name: 'no id' }] } }],
  ['schemas.show', { ref: '' }],
  ['schemas.publish', { dataset, reason: '' }],
  ['schemas.publish', { dataset, reason: 'x', number: '1.0' }],
  ['schemas.retire', { ref: 'papers', reason: '' }],
  ['schemas.liftRetirement', { ref: '' }],
  ['schemas.exportFile', { ref: 'papers', format: 'pdf' }],
  ['schemas.importFile', { fileName: 'x.json' }],
  ['datasets.setRules', { dataset, commitNeedsNoProblems: 'yes' }],
  ['labels.problems', { version: 'papers@draft', limit: 0 }],
  ['versions.commit', { dataset, message: '' }],
  ['versions.commit', { dataset }],
  ['compare.regions', { from: 'papers@1', to: 'papers@draft', limit: 100_001 }],
  ['compare.distribution', { from: 'papers@1', to: 'papers@draft', iou: 0 }],
  ['compare.totals', { from: 'papers@1', to: 'papers@draft', by: 'page' }],
  ['compare.report', { from: 'papers@1', to: 'papers@draft', format: 'pdf' }],
  ['tags.create', { name: '', version: 'papers@1' }],
  ['branches.create', { dataset, name: 'x', from: '' }],
  ['branches.delete', { dataset, name: 'x', force: 'yes' }],
  ['branches.recover', { dataset, name: '' }],
  ['history.restore', { dataset }],
  ['history.revert', { dataset }],
  ['history.blame', { dataset, target: 'a', pageIndex: -1 }],
  ['merges.start', { dataset }],
  ['merges.start', { dataset, from: 'main', overlap: 0 }],
  ['merges.page', { dataset, document: 'a', pageIndex: -1 }],
  ['merges.decide', { dataset, decisions: [] }],
  ['merges.decide', { dataset, decisions: [{ key: 'x', choice: 'mine' }] }],
  ['merges.decideByRule', { dataset, strategies: [] }],
  ['merges.continue', { dataset, message: '' }],
  ['changes.list', { dataset, limit: 10_001 }],
  ['changes.pages', { dataset, kind: 'colour' }],
  ['changes.restore', { dataset }],
  ['changes.restore', { dataset, parts: [] }],
  ['changes.restore', { dataset, parts: [{ kind: 'region', document: 'a', region, fields: ['colour'] }] }],
  ['changesets.create', { dataset, branch: '' }],
  ['changesets.open', { dataset, source: '/etc' }],
  ['garbage.collect', { dryRun: 'yes' }],
  ['exchange.import', { dataset, format: 'voc', source: 'some-handle' }],
  ['exchange.export', { version: 'papers@1', format: 'coco', scale: 0 }],
  ['splits.assign', { dataset, ratio: { train: 0, validation: 0, test: 0 } }],
  ['splits.assign', { dataset, ratio: { train: -1, validation: 1, test: 1 } }],
  ['splits.assign', { dataset, ratio: { train: 1, validation: 0 } }],
  ['splits.set', { dataset, documents: [], split: 'test' }],
  ['splits.set', { dataset, documents: ['a'], split: 'dev' }],
  ['splits.setAttribute', { dataset, documents: ['a'], name: '', value: 'x' }],
  ['splits.check', { version: 'papers@draft', text: 0.1 }],
  ['splits.check', { version: 'papers@draft', picture: 41 }],
  ['splits.show', { version: '' }],
  ['session.setPerson', { name: '' }],
  ['session.create', { name: 'x', folder: '/tmp' }],
];

/** Calls that are well formed and cannot be done, with the code of the refusal. */
const REFUSED: readonly (readonly [call: string, input: unknown, code: string])[] = [
  ['datasets.create', { name: dataset }, 'already-exists'],
  ['datasets.create', { name: 'with@sign' }, 'input-invalid'],
  ['datasets.create', { name: 'a/2' }, 'input-invalid'],
  ['datasets.create', { name: ' around ' }, 'input-invalid'],
  ['datasets.create', { name: 'bad schema', schema: { classes: 'Text' } }, 'schema-invalid'],
  ['documents.list', { version: 'nothing@draft' }, 'not-found'],
  ['documents.get', { version: 'papers@draft', document: 'nothing' }, 'not-found'],
  ['documents.add', { dataset, sources: ['a-handle-never-given'] }, 'not-found'],
  ['documents.add', { dataset: 'nothing', sources: ['a-handle-never-given'] }, 'not-found'],
  ['documents.replace', { dataset, document: 'a', source: 'a-handle-never-given' }, 'not-found'],
  ['documents.remove', { dataset, documents: ['nothing'] }, 'not-found'],
  ['documents.thumbnail', { file: '0'.repeat(64), pageIndex: 0 }, 'not-found'],
  ['documents.pageImage', { file: '../'.repeat(21) + 'x', pageIndex: 0 }, 'not-found'],
  ['labels.page', { version: 'papers@draft', document: 'a', pageIndex: 99 }, 'not-found'],
  ['labels.apply', edits({ ...add, class: 'Nothing' }), 'edit-invalid'],
  ['labels.apply', edits({ ...add, box: [5, 5, 5, 9] }), 'edit-invalid'],
  ['labels.apply', edits({ ...add, quad: [1, 1, 2, 1, 2, 2, 1, 2] }), 'edit-invalid'],
  ['labels.apply', edits(add, { op: 'delete', region }), 'not-found'],
  ['labels.redo', { dataset }, 'nothing-to-undo'],
  ['schemas.addClass', { dataset, name: 'Text' }, 'already-exists'],
  [
    'schemas.setFromFile',
    { dataset, file: { classes: [{ name: 'Text', parent: 'Nothing' }] } },
    'schema-invalid',
  ],
  ['schemas.setFromFile', { dataset, file: { classes: [] } }, 'class-in-use'],
  ['schemas.show', { ref: 'papers@9.9.9' }, 'not-found'],
  ['schemas.show', { ref: 'papers@draft' }, 'not-found'],
  ['schemas.diff', { from: 'papers@1.0.0', to: 'nothing' }, 'not-found'],
  ['schemas.previewPublish', { dataset: 'nothing' }, 'not-found'],
  ['schemas.publish', { dataset, reason: 'nothing new' }, 'nothing-to-publish'],
  ['migrations.apply', { dataset, to: { ref: 'papers@draft' } }, 'nothing-to-migrate'],
  ['schemas.publish', { dataset, reason: ' ', name: 'blank' }, 'input-invalid'],
  ['schemas.publish', { dataset, reason: 'x', name: 'a/2' }, 'input-invalid'],
  ['schemas.publish', { dataset, reason: 'x', name: 'low', number: '0.1.0' }, 'schema-invalid'],
  ['schemas.retire', { ref: 'nothing', reason: 'x' }, 'not-found'],
  ['schemas.liftRetirement', { ref: 'papers' }, 'input-invalid'],
  ['schemas.exportFile', { ref: 'nothing', format: 'json' }, 'not-found'],
  ['schemas.importFile', { fileName: 'x.json', content: '<<<', name: 'x' }, 'format-invalid'],
  ['schemas.importFile', { fileName: 'x.json', content: '{"classes":[{}]}', name: 'x' }, 'schema-invalid'],
  ['schemas.usePreset', { dataset, preset: 'nothing' }, 'not-found'],
  ['datasets.create', { name: 'x', schemaRef: 'nothing' }, 'not-found'],
  ['datasets.setRules', { dataset: 'nothing', commitNeedsNoProblems: true }, 'not-found'],
  ['labels.problems', { version: 'papers@99' }, 'not-found'],
  ['versions.show', { version: 'papers@draft' }, 'version-needed'],
  ['versions.show', { version: 'papers@99' }, 'not-found'],
  ['versions.show', { version: 'abcdef0123' }, 'not-found'],
  ['versions.commit', { dataset, message: 'nothing new' }, 'nothing-to-commit'],
  ['compare.summary', { from: 'papers@1', to: 'papers@2' }, 'not-found'],
  ['compare.distribution', { from: 'papers@1', to: 'papers@2' }, 'not-found'],
  ['compare.totals', { from: 'papers@1', to: 'papers@2', by: 'class' }, 'not-found'],
  ['compare.report', { from: 'papers@1', to: 'papers@2', format: 'html' }, 'not-found'],
  ['versions.log', { dataset, branch: 'nothing' }, 'not-found'],
  ['versions.log', { dataset, document: 'nothing' }, 'not-found'],
  ['versions.log', { dataset, class: 'Nothing' }, 'not-found'],
  ['splits.set', { dataset, documents: ['nothing'], split: 'test' }, 'not-found'],
  ['splits.set', { dataset: 'nowhere', documents: ['a'], split: 'test' }, 'not-found'],
  ['splits.setAttribute', { dataset, documents: ['a'], name: '__proto__', value: 'x' }, 'input-invalid'],
  ['splits.show', { version: 'papers@99' }, 'not-found'],
  ['splits.fields', { version: 'nowhere@draft' }, 'not-found'],
  ['tags.create', { name: '2', version: 'papers@1' }, 'input-invalid'],
  ['tags.create', { name: 'main', version: 'papers@1' }, 'already-exists'],
  ['tags.create', { name: 'x', version: 'papers@draft' }, 'version-needed'],
  ['tags.delete', { dataset, name: 'nothing' }, 'not-found'],
  ['branches.create', { dataset, name: 'draft' }, 'input-invalid'],
  ['branches.create', { dataset, name: 'main' }, 'already-exists'],
  ['branches.switch', { dataset, name: 'nothing' }, 'not-found'],
  ['branches.delete', { dataset, name: 'main', force: true }, 'branch-in-use'],
  ['branches.recover', { dataset, name: 'never-there' }, 'not-found'],
  ['history.restore', { dataset, version: '9' }, 'not-found'],
  ['history.restore', { dataset, version: 'draft' }, 'version-needed'],
  ['history.revert', { dataset, version: 'draft' }, 'version-needed'],
  ['history.revert', { dataset, version: '9' }, 'not-found'],
  ['history.blame', { dataset, target: 'nothing' }, 'not-found'],
  ['history.blame', { dataset, target: 'a', pageIndex: 9 }, 'not-found'],
  ['merges.start', { dataset, from: 'nothing' }, 'not-found'],
  ['merges.start', { dataset, from: 'draft' }, 'version-needed'],
  ['merges.start', { dataset, from: '1', strategies: ['loudest'] }, 'input-invalid'],
  ['merges.conflicts', { dataset }, 'not-merging'],
  ['merges.places', { dataset }, 'not-merging'],
  ['merges.page', { dataset, document: 'a', pageIndex: 0 }, 'not-merging'],
  ['merges.decide', { dataset, decisions: [{ key: 'x', choice: 'ours' }] }, 'not-merging'],
  ['merges.decideByRule', { dataset, strategies: ['ours'] }, 'not-merging'],
  ['merges.continue', { dataset }, 'not-merging'],
  ['merges.abort', { dataset }, 'not-merging'],
  ['changes.list', { dataset: 'nothing' }, 'not-found'],
  ['changes.pages', { dataset, document: 'nothing' }, 'not-found'],
  ['changes.restore', { dataset, parts: [{ kind: 'document', document: 'nothing' }] }, 'not-found'],
  ['changes.restore', { dataset, version: '9', parts: [{ kind: 'schema' }] }, 'not-found'],
  ['changes.restore', { dataset, version: 'papers@draft', parts: [{ kind: 'schema' }] }, 'version-needed'],
  ['changesets.preview', { dataset, branch: 'nothing' }, 'not-found'],
  ['changesets.create', { dataset, branch: 'main', since: '1' }, 'nothing-to-hand-over'],
  ['changesets.inspect', { dataset, source: 'a-handle-never-given' }, 'not-found'],
  ['changesets.open', { dataset: 'nothing', source: 'a-handle-never-given' }, 'not-found'],
  ['exchange.export', { version: 'papers', format: 'coco' }, 'version-needed'],
  ['exchange.import', { dataset, format: 'coco', source: 'a-handle-never-given' }, 'not-found'],
  ['session.open', { recent: 'nothing' }, 'not-found'],
  ['session.backup', { target: 'a-handle-never-given' }, 'not-found'],
];

type Call = (input: unknown, options?: { signal: AbortSignal }) => Promise<unknown>;

describe.skipIf(!isBuilt).each(Object.entries(transports))(
  `%s ${isBuilt ? '' : NEEDS_BUILD}`,
  (_name, connect) => {
    let app: Connection;
    beforeAll(async () => {
      app = await start(connect);
      await app.core.initLibrary(app.path('library'));
      await writePdf(app.path('a.pdf'), 'a', 1);
      const { datasets, documents, labels, versions } = app.client;
      await datasets.create({ name: dataset, schema: { classes: ['Text'] } });
      await finish(await documents.add({ dataset, sources: [app.pick(app.path('a.pdf'))] }));
      await labels.apply({
        dataset,
        edits: [{ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] }],
      });
      await versions.commit({ dataset, message: 'first' });
    });
    afterAll(() => app.close());

    /** What a call fails with: streams fail when they are read. */
    async function failureOf(name: string, input: unknown): Promise<unknown> {
      const [group = '', call = ''] = name.split('.');
      const work = (app.client as unknown as Record<string, Record<string, Call>>)[group]![call] as Call;
      try {
        const answer = await work(input);
        if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
          await finish(answer as AsyncIterable<{ type: 'progress' }>);
        }
        return null;
      } catch (error) {
        return error;
      }
    }
    const state = async () => [
      await app.client.versions.status({ dataset }),
      await app.client.labels.history({ dataset }),
      await app.client.datasets.list(),
    ];

    test.each(MALFORMED)('%s refuses what the contract does not allow: %j', async (call, input) => {
      expect(ALL_CALLS).toContain(call);
      expect(await failureOf(call, input)).toMatchObject({ code: 'BAD_REQUEST' });
    });

    test.each(REFUSED)('%s says in words why it does not do %j', async (call, input, code) => {
      const before = await state();
      const failure = await failureOf(call, input);
      expect(failure).toMatchObject({ code: 'FAILED', defined: true, data: { code } });
      const { what, why, next } = (failure as { data: { userMessage: Record<string, string> } }).data
        .userMessage;
      for (const sentence of [what, why, next]) {
        expect(sentence).toMatch(/^\S.+[.]$/);
        expect(sentence).not.toMatch(COMMAND_WORDS); // the window shows these three
      }
      expect(await state()).toEqual(before);
    });

    test('without a library every call that needs one says so, streams too', async () => {
      const other = await start(connect);
      try {
        const { datasets, session } = other.client;
        const missing = { code: 'FAILED', data: { code: 'library-missing' } };
        await expect(datasets.list()).rejects.toMatchObject(missing);
        await expect((async () => finish(await session.verify()))()).rejects.toMatchObject(missing);
      } finally {
        await other.close();
      }
    });

    test('a broken COCO file is refused with its place, and the library stays as it was', async () => {
      const before = await state();
      writeFileSync(
        app.path('broken.json'),
        JSON.stringify(aCocoFile({ images: ['a.png'], labels: [] })).slice(0, -5),
      );
      const failure = await failureOf('exchange.import', {
        dataset,
        format: 'coco',
        source: app.pick(app.path('broken.json')),
      });
      expect(failure).toMatchObject({
        code: 'FAILED',
        data: {
          code: 'format-invalid',
          userMessage: { why: expect.stringMatching(/line|byte|position|end/i) },
        },
      });
      expect(await state()).toEqual(before);
    });

    test('a long call that is given up midway leaves the library as it was', async () => {
      const before = await state();
      const sources: string[] = [];
      for (let number = 0; number < 150; number++) {
        await writePdf(app.path(`${number}.pdf`), `number ${number}`, 1);
        sources.push(app.pick(app.path(`${number}.pdf`)));
      }
      for (const how of ['signal', 'return'] as const) {
        const cancel = new AbortController();
        const events = await app.client.documents.add({ dataset, sources }, { signal: cancel.signal });
        const first = await events.next();
        expect(first.value).toMatchObject({ type: 'progress' });
        if (how === 'signal') {
          cancel.abort();
          await expect(finish(events)).rejects.toThrow();
        } else await events.return?.(undefined);
        await expect.poll(() => state(), { timeout: 10_000 }).toEqual(before);
      }
      expect(await finish(await app.client.session.verify())).toMatchObject({ ok: true });
      expect(
        await finish(await app.client.documents.add({ dataset, sources: sources.slice(0, 2) })),
      ).toMatchObject({ added: 2, failed: [] });
    });
  },
);
