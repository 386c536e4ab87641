import { SegmentedControl, Tabs } from '@mantine/core';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import type { MigrationPlan, PlanStep } from '../../../src-main/domain/migration/plan';
import { api } from '../../api/client';
import { useCall } from '../../api/use-call';
import { versionRefOf } from '../../app/router';
import { migrationTexts } from '../../texts/migration-texts';
import { ruleCount, type PlanTab } from '../mistakes/plan-mistakes';
import { MistakeContext } from '../mistakes/row-mistakes';
import { schemasOfStep } from '../step-schemas';
import type { Derived, Migration } from '../use-migration';
import { AttributeRules } from './attribute-rules';
import { ClassRules } from './class-rules';
import { FillRules } from './fill-rules';
import { GeometryRules } from './geometry-rules';
import { RelationRules } from './relation-rules';
import classes from './plan.module.css';

const texts = migrationTexts.plan;

/** One step of a plan with the schemas it leads from and to. */
export interface StepView {
  readonly step: PlanStep;
  readonly from: LabelSchema;
  readonly to: LabelSchema;
  readonly onChange: (step: PlanStep) => void;
  /** Regions of the draft by class id; known for the first step only. */
  readonly counts: ReadonlyMap<string, number> | null;
}

interface PlanEditorProps {
  readonly migration: Migration;
  readonly derived: Derived;
  readonly plan: MigrationPlan;
}

/** The plan as a form, one step at a time. */
export function PlanEditor({ migration, derived, plan }: PlanEditorProps) {
  const { dataset, setPlan, shown, show, mistakes, sought, onSeen } = migration;
  const at = Math.min(shown.step, plan.steps.length - 1);
  const step = plan.steps[at];
  const draft = useCall(`schema ${dataset}@draft`, (signal) =>
    api.schemas.get({ version: versionRefOf(dataset, 'draft') }, { signal }),
  ).data;
  if (step === undefined) return null;
  const counts = new Map(draft?.classes.map(({ id, regions }) => [id, regions]));
  const onChange = (next: PlanStep): void =>
    setPlan({ ...plan, steps: plan.steps.map((each, index) => (index === at ? next : each)) });
  const view = { step, ...schemasOfStep(derived, plan, at), onChange, counts: at === 0 ? counts : null };
  return (
    <div className={classes.editor}>
      {plan.steps.length > 1 && (
        <SegmentedControl
          aria-label={texts.steps}
          className={classes.steps ?? ''}
          value={String(at)}
          onChange={(value) => show({ step: Number(value), tab: 'classes' })}
          data={plan.steps.map((_, index) => ({
            value: String(index),
            label: texts.stepOf(index + 1, plan.steps.length),
          }))}
        />
      )}
      <MistakeContext value={{ found: mistakes.filter((each) => each.step === at), sought, onSeen }}>
        <StepTabs key={at} view={view} tab={shown.tab} onChoose={(tab) => show({ step: at, tab })} />
      </MistakeContext>
    </div>
  );
}

const TABS: readonly PlanTab[] = ['classes', 'attributes', 'fills', 'geometry', 'relations'];

interface StepTabsProps {
  readonly view: StepView;
  readonly tab: PlanTab;
  readonly onChoose: (tab: PlanTab) => void;
}

function StepTabs({ view, tab: chosen, onChoose }: StepTabsProps) {
  return (
    <Tabs
      value={chosen}
      onChange={(tab) => tab !== null && onChoose(tab as PlanTab)}
      className={classes.tabs ?? ''}
      keepMounted={false}
    >
      <Tabs.List aria-label={texts.kinds}>
        {TABS.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {texts.tabs[tab]}
            {ruleCount(view.step, tab) > 0 && (
              <span className={classes.tabCount}> {ruleCount(view.step, tab)}</span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {TABS.map((tab) => (
        <Tabs.Panel key={tab} value={tab} className={classes.panel ?? ''}>
          <TabContent tab={tab} view={view} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function TabContent({ tab, view }: { readonly tab: PlanTab; readonly view: StepView }) {
  switch (tab) {
    case 'classes':
      return <ClassRules view={view} />;
    case 'attributes':
      return <AttributeRules view={view} />;
    case 'fills':
      return <FillRules view={view} />;
    case 'geometry':
      return <GeometryRules view={view} />;
    case 'relations':
      return <RelationRules view={view} />;
  }
}
