import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aCocoFile } from '../../builders/coco';
import { aSchema } from '../../builders/schemas';
import { writePdf } from '../../integration/cli/colophon';
import { callChangesets } from './changeset-calls';
import { greyPage, makeTiff } from '../../integration/pdf/make-files';
import { callComparisons } from './compare-calls';
import { callMerges } from './merge-calls';
import { callSplits } from './split-calls';
import {
  ALL_CALLS,
  finish,
  isBuilt,
  NEEDS_BUILD,
  outputOf,
  start,
  transports,
  type Connection,
} from './transports';

const dataset = 'papers';

describe.skipIf(!isBuilt).each(Object.entries(transports))(
  `every call %s ${isBuilt ? '' : NEEDS_BUILD}`,
  (_name, connect) => {
    let app: Connection;
    const called = new Set<string>();
    beforeAll(async () => {
      app = await start(connect);
      for (const name of ['a', 'b']) await writePdf(app.path(`${name}.pdf`), name, 2);
      writeFileSync(app.path('scan.tif'), makeTiff([greyPage(20, 10)], new Uint8Array(200)));
      writeFileSync(
        app.path('labels.json'),
        JSON.stringify(
          aCocoFile({
            images: [{ name: 'a-p1.png', width: 595, height: 842 }],
            labels: [['a-p1.png', 'Stamp', [10, 10, 50, 20]]],
          }),
        ),
      );
    });
    afterAll(() => app.close());

    /** Makes a call, and reads what came with the schema that the contract declares for it. */
    async function call<Result>(name: string, work: Promise<Result>): Promise<Result> {
      called.add(name);
      const result = await work;
      outputOf(name)?.parse(result);
      return result;
    }
    const long = async <Result>(
      name: string,
      work: Promise<AsyncIterable<{ type: 'progress' } | { type: 'result'; result: Result }>>,
    ): Promise<Result> => {
      called.add(name);
      return finish(await work);
    };

    test('of a session: make, open, close, remember, forget, sample', async () => {
      const { session } = app.client;
      expect(await call('session.state', session.state())).toMatchObject({ library: null, recent: [] });
      const made = await call('session.create', session.create({ handle: app.pick(app.path('library')) }));
      expect(made).toMatchObject({
        outcome: 'opened',
        library: { mode: 'write', person: 'Ada', formatNumber: 7 },
      });
      expect(await call('session.setPerson', session.setPerson({ name: ' Grace ' }))).toEqual({
        person: 'Grace',
      });
      await call('session.close', session.close());
      const [known] = (await session.state()).recent;
      expect(known).toMatchObject({ name: 'library', exists: true });
      const { library } = (await call(
        'session.open',
        session.open({ recent: known!.id, readOnly: true }),
      )) as { library: { mode: string } };
      expect(library.mode).toBe('read');
      expect(await call('session.openSample', session.openSample())).toMatchObject({ outcome: 'opened' });
      expect((await app.client.datasets.list())[0]).toMatchObject({ versions: 3 });
      await call('session.forgetRecent', session.forgetRecent({ recent: known!.id }));
      expect((await session.state()).recent.map(({ id }) => id)).not.toContain(known!.id);
      await session.open({ handle: app.pick(app.path('library')) });
    });

    test('of datasets and documents', async () => {
      const { datasets, documents } = app.client;
      expect(
        await call('datasets.create', datasets.create({ name: dataset, schema: { classes: ['Text'] } })),
      ).toEqual({ name: dataset, schema: 'draft' });
      expect(await call('datasets.list', datasets.list())).toEqual([
        { name: dataset, versions: 0, documents: 0, schema: 'draft' },
      ]);
      const sources = [
        app.pick(app.path('a.pdf')),
        app.pick(app.path('b.pdf')),
        app.pick(app.path('scan.tif')),
        app.pick(app.path('labels.json')),
      ];
      const added = await long('documents.add', documents.add({ dataset, sources }));
      expect(added).toMatchObject({ added: 3, failed: { length: 1 } });
      const { id, file } = added.documents[0]!;
      expect(await call('documents.list', documents.list({ version: 'papers@draft' }))).toMatchObject({
        total: 3,
        rows: [{ name: 'a.pdf', pages: 2 }, {}, {}],
      });
      expect(
        await call('documents.get', documents.get({ version: 'papers@draft', document: id })),
      ).toMatchObject({ name: 'a.pdf', pageList: [{ rotation: 0 }, {}] });
      expect(await call('documents.words', documents.words({ file, pageIndex: 0 }))).toEqual({
        ready: false,
        words: [],
      });
      expect((await call('documents.thumbnail', documents.thumbnail({ file, pageIndex: 0 }))).type).toBe(
        'image/jpeg',
      );
      const { file: scan } = added.documents[2]!;
      expect(
        (await call('documents.pageImage', documents.pageImage({ file: scan, pageIndex: 0 }))).type,
      ).toBe('image/png');
      await writePdf(app.path('corrected.pdf'), 'corrected', 2);
      expect(
        await call(
          'documents.replace',
          documents.replace({ dataset, document: 'b', source: app.pick(app.path('corrected.pdf')) }),
        ),
      ).toMatchObject({ name: 'b.pdf', pages: 2 });
      expect(await call('documents.remove', documents.remove({ dataset, documents: ['b'] }))).toEqual({
        removed: 1,
      });
    });

    test('of labels and schemas, told as events', async () => {
      const { labels, schemas, session } = app.client;
      const ending = new AbortController();
      const events = await session.events(undefined, { signal: ending.signal });
      called.add('session.events');
      const first = events.next();
      const applied = await call(
        'labels.apply',
        labels.apply({
          dataset,
          edits: [{ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 2, 30, 40] }],
        }),
      );
      expect(applied).toMatchObject({
        history: { undo: 'add region', redo: null },
        pages: [{ pageIndex: 0 }],
      });
      expect((await first).value).toMatchObject({ kind: 'draft', dataset });
      ending.abort();
      await events.return?.(undefined).catch(() => undefined);
      expect(
        await call('labels.page', labels.page({ version: 'papers@draft', document: 'a', pageIndex: 0 })),
      ).toMatchObject({
        regions: [{ id: applied.regions[0], parts: [{ box: [10_000, 20_000, 300_000, 400_000] }] }],
      });
      expect(await call('labels.undo', labels.undo({ dataset }))).toMatchObject({
        history: { redo: 'add region' },
      });
      expect(await call('labels.history', labels.history({ dataset }))).toMatchObject({ redo: 'add region' });
      expect(await call('labels.redo', labels.redo({ dataset }))).toMatchObject({
        history: { undo: 'add region' },
      });
      await call('schemas.addClass', schemas.addClass({ dataset, name: 'Logo', color: '#102030' }));
      await call(
        'schemas.setFromFile',
        schemas.setFromFile({ dataset, file: { classes: ['Text', { name: 'Figure', hotkey: '6' }] } }),
      );
      await call(
        'schemas.set',
        schemas.set({ dataset, schema: structuredClone(aSchema(['Text', 'Table'])) as never }),
      );
      expect(
        (await call('schemas.get', schemas.get({ version: 'papers@draft' }))).classes.map(
          ({ name, regions }) => [name, regions],
        ),
      ).toEqual([
        ['Table', 0],
        ['Text', 1],
      ]);
    });

    test('of schemas that datasets share, and of rules and problems', async () => {
      const { datasets, labels, schemas } = app.client;
      expect(await call('schemas.previewPublish', schemas.previewPublish({ dataset }))).toMatchObject({
        name: null,
        suggestedName: dataset,
        number: '1.0.0',
        obstacle: null,
      });
      expect(
        await call('schemas.publish', schemas.publish({ dataset, reason: 'To share it.', name: 'shared' })),
      ).toMatchObject({ ref: 'shared@1.0.0', author: 'Ada', reason: 'To share it.', changelog: [] });
      expect(await datasets.create({ name: 'letters', schemaRef: 'shared' })).toEqual({
        name: 'letters',
        schema: '1.0.0',
      });
      expect(await call('schemas.presets', schemas.presets({}))).toContainEqual(
        expect.objectContaining({ id: 'funsd' }),
      );
      expect(
        await call('schemas.usePreset', schemas.usePreset({ dataset: 'letters', preset: 'funsd' })),
      ).toMatchObject({ base: 'shared@1.0.0', changed: true, classes: { length: 6 } });
      expect(await call('schemas.diff', schemas.diff({ from: 'shared', to: 'letters@draft' }))).toMatchObject(
        { from: 'shared@1.0.0', level: 'compatible', usedBy: { from: { drafts: [dataset] } } },
      );
      const exported = await call(
        'schemas.exportFile',
        schemas.exportFile({ ref: 'shared', format: 'json' }),
      );
      expect(
        await call('schemas.importFile', schemas.importFile({ ...exported, name: 'copy' })),
      ).toMatchObject({ format: 'colophon', ref: 'copy@1.0.0', classes: 2, warnings: [] });
      expect(
        await call(
          'schemas.retire',
          schemas.retire({ ref: 'copy', reason: 'Only a copy.', successor: 'shared@1.0.0' }),
        ),
      ).toMatchObject({ ref: 'copy', retired: { successor: 'shared@1.0.0' } });
      expect(
        await call('schemas.liftRetirement', schemas.liftRetirement({ ref: 'copy', reason: 'Too early.' })),
      ).toEqual({ ref: 'copy', retired: null });
      await schemas.retire({ ref: 'copy', reason: 'Only a copy.' });
      expect(await call('schemas.list', schemas.list({}))).toMatchObject([
        { name: 'copy', versions: [{ retired: { reason: 'Only a copy.' } }] },
        { name: 'shared', versions: [{ retired: null }], datasets: ['letters', dataset] },
      ]);
      expect(await call('schemas.show', schemas.show({ ref: 'shared@1.0.0' }))).toMatchObject({
        classes: 2,
        shown: [{ name: 'Table' }, { name: 'Text', regions: 1 }],
        usedBy: { drafts: [dataset], versions: [] },
      });
      const rules = { commitNeedsNoProblems: true };
      expect(await call('datasets.setRules', datasets.setRules({ dataset, ...rules }))).toEqual(rules);
      expect(await call('datasets.rules', datasets.rules({ dataset }))).toEqual(rules);
      expect(await long('labels.problems', labels.problems({ version: 'papers@draft' }))).toEqual({
        total: 0,
        blocking: 0,
        byCode: {},
        items: [],
      });
    });

    test('of migrations, which leave the draft as it was once they are undone', async () => {
      const { migrations, labels, schemas } = app.client;
      const { schema } = await schemas.get({ version: 'papers@draft' });
      const kept = schema.classes.filter(({ name }) => name !== 'Text');
      const to = { schema: { ...schema, classes: [...kept, { id: 'title', name: 'Title' }] } };
      const derived = await call('migrations.derive', migrations.derive({ dataset, to }));
      expect(derived.plan.steps[0]?.classes).toMatchObject([{ action: 'review' }]);
      const file = { classes: [{ class: 'Text', action: 'review', candidates: ['Title'] }] };
      const { plan } = await call('migrations.readPlan', migrations.readPlan({ dataset, to, file }));
      const saved = await call('migrations.savePlan', migrations.savePlan({ dataset, to, plan }));
      expect(JSON.parse(saved.content)).toMatchObject(file);
      const effect = { matrix: { Text: { '(review)': 1 } }, needsReview: 1, removed: 0, rewritten: 1 };
      const preview = await long('migrations.preview', migrations.preview({ dataset, to, plan }));
      expect(preview).toMatchObject({ ...effect, examples: [{ before: {}, after: { class: null } }] });
      expect(await long('migrations.apply', migrations.apply({ dataset, to, plan }))).toMatchObject(effect);
      expect(await call('migrations.review', migrations.review({ dataset }))).toMatchObject({
        open: 1,
        items: [{ questions: [{ kind: 'class', was: 'Text', candidates: ['title'] }] }],
      });
      await labels.undo({ dataset });
      expect(await migrations.review({ dataset })).toMatchObject({ total: 0, open: 0 });
    });

    test('of versions, comparison and exchange', async () => {
      const { versions, exchange } = app.client;
      expect(await call('versions.commit', versions.commit({ dataset, message: 'first' }))).toMatchObject({
        version: 1,
        regions: 1,
      });
      const imported = await long(
        'exchange.import',
        exchange.import({ dataset, format: 'coco', source: app.pick(app.path('labels.json')) }),
      );
      expect(imported).toMatchObject({ regions: 1, classes: 1 });
      expect(await call('versions.status', versions.status({ dataset }))).toMatchObject({
        base: 1,
        labels: { added: 1 },
      });
      await callComparisons(app, { call, long });
      expect(await call('versions.log', versions.log({ dataset }))).toMatchObject([
        { version: 1, author: 'Ada' },
      ]);
      expect(await call('versions.show', versions.show({ version: 'papers@1' }))).toMatchObject({
        dataset,
        statistics: { byClass: { Text: 1 } },
      });
      const exported = await long(
        'exchange.export',
        exchange.export({ version: 'papers@1', format: 'coco', target: app.pick(app.path('out.json')) }),
      );
      expect(exported.contentId).toBe((await versions.log({ dataset }))[0]!.contentId);
      expect(JSON.parse(readFileSync(app.path('out.json'), 'utf8'))).toMatchObject({
        annotations: { length: 1 },
      });
      expect(await finish(await exchange.export({ version: 'papers@1', format: 'coco' }))).toMatchObject({
        download: expect.any(String),
      });
    });

    test('of history: tags, branches and restoring', async () => {
      const { branches, history, tags, versions } = app.client;
      const tag = { dataset, name: 'release', version: 1, message: 'for May', author: 'Ada' };
      const version = 'papers@1';
      expect(
        await call('tags.create', tags.create({ name: 'release', version, message: 'for May' })),
      ).toMatchObject(tag);
      expect(await call('tags.list', tags.list({ dataset }))).toMatchObject([tag]);
      const from = 'papers@release';
      const branch = { dataset, name: 'ada', current: false, head: 1, clean: true };
      expect(await call('branches.create', branches.create({ dataset, name: 'ada', from }))).toMatchObject(
        branch,
      );
      expect(await call('branches.switch', branches.switch({ dataset, name: 'ada' }))).toMatchObject({
        ...branch,
        current: true,
      });
      expect(await versions.status({ dataset })).toMatchObject({ branch: 'ada', clean: true });
      await branches.switch({ dataset, name: 'main' });
      expect(await call('branches.list', branches.list({ dataset }))).toMatchObject([
        branch,
        { name: 'main', current: true, clean: false },
      ]);
      expect(await versions.log({ dataset, branch: 'ada', author: 'Nobody' })).toEqual([]);
      expect(await versions.log({ dataset, branch: 'ada' })).toMatchObject([
        { branches: ['ada', 'main'], tags: ['release'], restored: null },
      ]);
      expect(await versions.log({ dataset, document: 'a', class: 'Text' })).toMatchObject([{ version: 1 }]);
      expect(await call('history.restore', history.restore({ dataset, version: 'release' }))).toMatchObject({
        dataset,
        branch: 'main',
        version: 1,
        changed: true,
        regions: 1,
      });
      expect(await call('branches.delete', branches.delete({ dataset, name: 'ada' }))).toMatchObject({
        name: 'ada',
        unreachable: [],
        uncommitted: false,
      });
      expect(await call('branches.recover', branches.recover({ dataset, name: 'ada' }))).toMatchObject(
        branch,
      );
      await branches.delete({ dataset, name: 'ada' });
      expect(
        await call('history.blame', history.blame({ dataset, target: 'a', pageIndex: 0 })),
      ).toMatchObject({
        name: 'a.pdf',
        history: [{ version: 1, document: 'added', changes: [{ change: 'added', by: 'Ada' }] }],
        regions: [{ class: 'Text', made: { by: 'Ada' }, changed: null, version: 1 }],
      });
      expect(await long('history.revert', history.revert({ dataset, version: '1' }))).toMatchObject({
        version: 1,
        clean: true,
        regions: 1,
        documents: 2, // one of them without regions
        conflicts: [],
      });
      await app.client.labels.undo({ dataset });
      expect(await call('tags.delete', tags.delete({ dataset, name: 'release' }))).toMatchObject(tag);
    });

    test('of merges: begin, give up, decide, finish', async () => {
      const merged = await callMerges(app.client, dataset, call);
      expect(merged).toMatchObject({ outcome: 'merged', clean: true, version: 5 });
    });

    test('of splits: fields, by rule, by hand, duplicates', async () => {
      await callSplits(app.client, dataset, { call, long });
      expect(called).toContain('splits.check');
    });

    test('of changesets', async () => {
      expect(await callChangesets(app, dataset, long)).toBe('copy');
    });

    test('of care: verify, backup and garbage', async () => {
      const { session } = app.client;
      expect(await long('session.verify', session.verify())).toMatchObject({ ok: true, problems: [] });
      expect(
        await long('session.backup', session.backup({ target: app.pick(app.path('backup')) })),
      ).toMatchObject({ files: 4 });
      expect(existsSync(app.path('backup/library.sqlite'))).toBe(true);
      expect(await long('garbage.collect', app.client.garbage.collect({}))).toMatchObject({
        dryRun: false,
        complete: true,
        objects: { count: 0 },
      });
    });

    test('was made, none left out', () => {
      expect([...called].sort()).toEqual([...ALL_CALLS].sort());
    });
  },
);
