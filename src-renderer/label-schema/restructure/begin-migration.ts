import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import type { MigrationPlan } from '../../../src-main/domain/migration/plan';
import { api } from '../../api/client';
import { runTask } from '../../app/tasks';
import { openMigration } from '../../migration/open-migration';
import type { MigrationPlanView } from '../../../src-main/contract/migration-contract';
import { withRules, type Restructuring } from '../../schema-edits/restructure';
import { mayTouchRegions } from '../../schema-edits/what-is-touched';
import { schemaTexts } from '../../texts/schema-texts';
import { toInput, type SchemaEditor } from '../use-schema';

/** Opens the migration of the draft to the schema that an edit leads to, with that edit's rules in the plan. */
export async function beginMigration(editor: SchemaEditor, restructuring: Restructuring): Promise<boolean> {
  const { dataset } = editor;
  const to = { schema: toInput(restructuring.schema) };
  const derived = await editor.run(() => api.migrations.derive({ dataset, to }));
  if (derived === undefined) return false;
  const plan = withRules(derived.plan as MigrationPlan, restructuring);
  openMigration({ dataset, to, plan: plan as MigrationPlanView });
  return true;
}

/**
 * One edit of a class. Where its regions may not fit any more, it is tried first: when it touches none it is
 * applied like every other edit, otherwise the migration is opened.
 */
export async function changeFitting(
  editor: SchemaEditor,
  id: string,
  change: (schema: LabelSchema) => LabelSchema,
): Promise<void> {
  const next = change(editor.schema);
  const [before, after] = [editor.schema, next].map(({ classes }) => classes.find((each) => each.id === id));
  const isUsed = (editor.classes.get(id)?.regions ?? 0) > 0;
  const isSafe = before === undefined || after === undefined || !mayTouchRegions(before, after);
  if (!isUsed || isSafe || (await touchesNone(editor, next))) await editor.edit(change);
}

/** Whether nothing would be rewritten; when something would, the migration is opened. */
async function touchesNone(editor: SchemaEditor, schema: LabelSchema): Promise<boolean> {
  const request = { dataset: editor.dataset, to: { schema: toInput(schema) } };
  const effect = await editor.run(() =>
    runTask(schemaTexts.restructure.checking, (signal) =>
      api.migrations.preview({ ...request, examplesPerRule: 0 }, { signal }),
    ),
  );
  if (effect === undefined) return false;
  if (effect.rewritten + effect.removed + effect.needsReview === 0) return true;
  openMigration(request);
  return false;
}
