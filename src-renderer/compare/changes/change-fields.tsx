import type { ReactNode } from 'react';
import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import { ClassName } from '../../components/class-name';
import { compareTexts } from '../../texts/compare-texts';
import { describeLook, tagOf } from './mark-tags';
import { natureOf, type Nature } from './nature';
import { describeChange, type FieldDescription, type ValueRow } from './change-description';
import type { ClassLook, Looks } from '../../sides/class-looks';
import { GeometryTable } from './geometry-table';
import type { WordRun } from '../../sides/word-diff';
import { WordRuns } from '../../sides/word-runs';
import classes from './change-fields.module.css';

const texts = compareTexts.change;

interface ChangeFieldsProps {
  readonly change: RegionChangeView;
  readonly looks: Looks;
  readonly unit: 'pt' | 'px';
}

/** A change in words: what happened, then each field with its value before and after; of a migration and people apart. */
export function ChangeFields({ change, looks, unit }: ChangeFieldsProps) {
  const nature = natureOf(change);
  return (
    <div className={classes.fields} data-selectable>
      <h2 className={classes.heading}>
        <Look nature={nature} name={change.cause === 'both' ? texts.byBoth : texts.looks[nature.look]} />
        <span className="visually-hidden">{tagOf({ change, ...nature }, looks)}</span>
        <span className={classes.page}>{texts.page(change.pageIndex)}</span>
      </h2>
      {change.acts === undefined ? (
        <Fields change={change} looks={looks} unit={unit} />
      ) : (
        change.acts.map((act) => (
          <section key={act.cause} className={classes.act} aria-label={texts.by[act.cause]}>
            <h3 className={classes.actTitle}>{texts.by[act.cause]}</h3>
            <Fields change={{ ...change, ...act }} looks={looks} unit={unit} />
          </section>
        ))
      )}
    </div>
  );
}

const Look = ({ nature, name }: { readonly nature: Nature; readonly name: string }) => (
  <span className={classes.look} data-look={nature.look}>
    {describeLook(nature).sign} {name}
  </span>
);

function Fields({ change, looks, unit }: ChangeFieldsProps) {
  return describeChange(change, looks).map((field) => (
    <Field key={field.field} title={texts.field(field.field)}>
      {showField(field, unit, change.change === 'changed')}
    </Field>
  ));
}

const Field = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={classes.field}>
    <h3 className={classes.title}>{title}</h3>
    {children}
  </section>
);

function showField(field: FieldDescription, unit: 'pt' | 'px', isCompared: boolean): ReactNode {
  switch (field.field) {
    case 'class':
      return <Classes before={field.before} after={field.after} />;
    case 'geometry':
      return <GeometryTable parts={field.parts} unit={unit} />;
    case 'text':
      return <Words runs={field.runs} isCompared={isCompared} />;
    case 'order':
      return texts.orderText;
    case 'relations':
      return texts.relationsText;
    default:
      return <Values rows={field.rows} isCompared={isCompared} />;
  }
}

function Classes({ before, after }: { readonly before: ClassLook | null; readonly after: ClassLook | null }) {
  const isSame = before !== null && after !== null && before.id === after.id;
  const single = isSame ? after : before === null ? after : after === null ? before : null;
  if (single !== null) return <ClassName {...single} />;
  return (
    <span className={classes.classes}>
      {before !== null && <ClassName {...before} />} <span aria-hidden="true">→</span>
      {after !== null && <ClassName {...after} />}
    </span>
  );
}

/** Of a text that came or went as a whole nothing is marked. */
const Words = ({ runs, isCompared }: { readonly runs: readonly WordRun[]; readonly isCompared: boolean }) => (
  <p className={classes.text}>
    {isCompared ? <WordRuns runs={runs} /> : runs.map(({ text }) => text).join('')}
  </p>
);

/** Of what came or went as a whole there is only one value, and nothing to mark in it. */
const Values = ({
  rows,
  isCompared,
}: {
  readonly rows: readonly ValueRow[];
  readonly isCompared: boolean;
}) => (
  <dl className={classes.values}>
    {rows.map(({ name, before, after }) => (
      <div key={name} className={classes.value} data-differs={before !== after || undefined}>
        <dt>{name}</dt>
        <dd>
          {before === after || !isCompared ? (
            (after ?? before ?? texts.noValue)
          ) : (
            <>
              {before !== null && <del title={before}>{before}</del>}
              {before !== null && after !== null && <span aria-hidden="true"> → </span>}
              {after !== null && <ins title={after}>{after}</ins>}
            </>
          )}
        </dd>
      </div>
    ))}
  </dl>
);
