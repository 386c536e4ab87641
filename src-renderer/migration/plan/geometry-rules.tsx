import { Select } from '@mantine/core';
import { VirtualRows } from '../../components/virtual-rows';
import { migrationTexts } from '../../texts/migration-texts';
import { listOf } from '../../texts/words';
import { reshapedClasses, withGeometry } from './plan-edits';
import type { StepView } from './plan-editor';
import classes from './plan.module.css';

const texts = migrationTexts.plan.geometry;
const ROW_PX = 50;

type How = keyof typeof texts.hows;

/** What becomes of shapes that the new class does not allow. */
export function GeometryRules({ view: { step, to, onChange } }: { readonly view: StepView }) {
  const rows = reshapedClasses(step, to);
  if (rows.length === 0) return <p className={classes.quiet}>{texts.none}</p>;
  const howOf = (classId: string): How => step.geometry?.find((rule) => rule.class === classId)?.to ?? 'none';
  return (
    <>
      <p className={classes.quiet}>{texts.hint}</p>
      <VirtualRows label={migrationTexts.plan.tabs.geometry} count={rows.length} rowHeight={ROW_PX}>
        {(index) => {
          const { id, name, geometry = [] } = rows[index]!;
          return (
            <div className={classes.item}>
              <span className={classes.what}>
                {name}{' '}
                <span className={classes.quiet}>
                  {geometry.length > 0 && texts.allows(listOf(geometry.map((kind) => texts.kinds[kind])))}
                </span>
              </span>
              <Select
                aria-label={texts.how(name)}
                data={(Object.keys(texts.hows) as How[]).map((value) => ({
                  value,
                  label: texts.hows[value],
                }))}
                value={howOf(id)}
                onChange={(how) =>
                  how !== null &&
                  onChange(withGeometry(step, id, how === 'none' ? null : (how as 'box' | 'review')))
                }
              />
            </div>
          );
        }}
      </VirtualRows>
    </>
  );
}
