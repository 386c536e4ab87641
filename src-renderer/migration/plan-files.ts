import type { MigrationPlan } from '../../src-main/domain/migration/plan';
import { api } from '../api/client';
import { pickJson } from '../api/pick-files';
import { saveText } from '../api/save-file';
import { showDone } from '../app/notify';
import { migrationTexts as texts } from '../texts/migration-texts';
import type { MigrationTarget } from '../app/dialogs';
import { planInput } from './use-migration';

/** Offers the plan as a file that the wizard and `colophon schema migrate --plan` read. */
export async function savePlan(dataset: string, to: MigrationTarget, plan: MigrationPlan): Promise<void> {
  const { fileName, content } = await api.migrations.savePlan({ dataset, to, plan: planInput(plan) });
  saveText(fileName, content);
}

/** Lets the person choose a plan file; null when the dialog was closed. */
export async function loadPlan(dataset: string, to: MigrationTarget): Promise<MigrationPlan | null> {
  const picked = await pickJson('schema');
  if (picked === null) return null;
  const { plan } = await api.migrations.readPlan({ dataset, to, file: picked.content });
  showDone(texts.file.loaded(picked.name));
  return plan as MigrationPlan;
}
