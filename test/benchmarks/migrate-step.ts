import { join } from 'node:path';
import type { MigrationPlanView } from '../../src-main/contract/migration-contract';
import { finish, openCore, timed } from './open-core';
import { ms, times, type Row } from './steps';

const DATASET = 'doclaynet';
const CLASSES = 300;

type Client = Awaited<ReturnType<typeof openCore>>['client'];
type Schema = Awaited<ReturnType<Client['schemas']['get']>>['schema'];

/**
 * Migrations of a dataset of DocLayNet's size: every region into one of 300 classes by its place on the
 * page, and then what a schema's next version asks for: rename, merge, split, remove, a required attribute.
 */
export async function migrateStep(folder: string): Promise<Row[]> {
  const { core, client } = await openCore(join(folder, 'library'));
  const { total: pages } = await client.documents.list({ version: `${DATASET}@draft`, limit: 1 });
  const { schema } = await client.schemas.get({ version: `${DATASET}@draft` });
  const spread = await timed(() => migrate(client, spreadOut(schema)));
  const many = (await client.schemas.get({ version: `${DATASET}@draft` })).schema;
  await client.versions.commit({ dataset: DATASET, message: 'three hundred classes' });
  const next = nextVersion(many);
  const preview = await timed(async () =>
    finish(await client.migrations.preview({ dataset: DATASET, ...(await settle(client, next)) })),
  );
  const apply = await timed(() => migrate(client, next));
  if (JSON.stringify(apply.result.matrix) !== JSON.stringify(preview.result.matrix))
    throw new Error('the preview is not what applying does');
  const versions = await client.versions.log({ dataset: DATASET });
  const pair = { from: `${DATASET}@${versions[0]?.version}`, to: `${DATASET}@draft` };
  const diff = await timed(() => client.compare.summary(pair));
  const { labels, schema: told } = diff.result;
  if (labels.added + labels.removed + labels.changed > 0 || told.rewritten !== apply.result.rewritten)
    throw new Error('the difference takes a migration for corrections');
  await core.close();
  return [
    {
      what: `preview a migration of ${pages} pages, ${CLASSES} classes`,
      measured: ms(preview.ms),
      baseline: `applying it ${ms(apply.ms)}`,
      ratio: times(preview.ms, apply.ms),
      bar: '< 5 s',
    },
    {
      what: `apply it, ${apply.result.rewritten} regions rewritten`,
      measured: ms(apply.ms),
      baseline: '',
      ratio: '',
      bar: '< 30 s',
    },
    {
      what: `apply one that rewrites every region, ${spread.result.rewritten}`,
      measured: ms(spread.ms),
      baseline: '',
      ratio: '',
      bar: '< 30 s',
    },
    { what: 'diff that replays the migration', measured: ms(diff.ms), baseline: '', ratio: '', bar: '' },
  ];
}

interface Target {
  readonly schema: Schema;
  readonly rules: MigrationPlanView['steps'][number]['classes'];
}

/** The derived plan with the given rules for classes in place of its own. */
async function settle(client: Client, { schema, rules }: Target) {
  const to = { schema };
  const { plan } = await client.migrations.derive({ dataset: DATASET, to });
  const ruled = new Set(rules.map((rule) => rule.class));
  const steps = plan.steps.map((step) => ({
    ...step,
    classes: [...step.classes.filter((rule) => !ruled.has(rule.class)), ...rules],
  }));
  return { to, plan: { steps } };
}

const migrate = async (client: Client, target: Target) =>
  finish(await client.migrations.apply({ dataset: DATASET, ...(await settle(client, target)) }));

const classId = (number: number): string => `c${String(number).padStart(31, '0')}`;

/** Every class into as many as there is room for, by the height at which a region lies. */
function spreadOut({ classes }: Schema): Target {
  const bands = Math.floor(CLASSES / classes.length);
  const named = Array.from({ length: CLASSES }, (_, index) => ({
    id: classId(index),
    name: `Class ${index}`,
  }));
  const rules = classes.map((item, index) => ({
    class: item.id,
    action: 'split' as const,
    rules: Array.from({ length: bands - 1 }, (_, band) => ({
      when: { centre: { y: { max: (band + 1) / bands } } },
      to: classId(index * bands + band),
    })),
    otherwise: { to: classId(index * bands + bands - 1) },
  }));
  return { schema: { classes: named }, rules };
}

/** What the next version of a schema of many classes asks for. */
function nextVersion({ classes }: Schema): Target {
  const [renamed, merged, into, split, removed, extended] = [10, 40, 41, 70, 100, 130].map(classId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const kept = classes.filter(({ id }) => id !== merged && id !== removed);
  const attribute = { id: 'a1', name: 'reading', type: 'boolean' as const, required: true, default: true };
  const next = kept.map((item) => ({
    ...item,
    ...(item.id === renamed && { name: 'Renamed' }),
    ...(item.id === extended && { attributes: [attribute] }),
  }));
  return {
    schema: { classes: [...next, { id: classId(CLASSES), name: 'Split off' }] },
    rules: [
      { class: merged, action: 'map', to: into },
      { class: removed, action: 'delete' },
      {
        class: split,
        action: 'split',
        rules: [{ when: { centre: { x: { max: 0.5 } } }, to: classId(CLASSES) }],
        otherwise: { to: split },
      },
    ],
  };
}
