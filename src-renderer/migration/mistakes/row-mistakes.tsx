import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { PlanMistake, PlanTab } from './plan-mistakes';
import classes from './mistakes.module.css';

interface Mistakes {
  /** Those of the step that is shown. */
  readonly found: readonly PlanMistake[];
  /** The one that a person wants to see. */
  readonly sought: PlanMistake | null;
  readonly onSeen: () => void;
}

export const MistakeContext = createContext<Mistakes>({ found: [], sought: null, onSeen: () => undefined });

/** What the fields of a row need in order to be marked, and where in its rule they stand. */
interface FieldPlace {
  readonly mistakes: readonly PlanMistake[];
  readonly place: string;
}

export const FieldContext = createContext<FieldPlace>({ mistakes: [], place: '' });

/** The same fields, farther down in the rule. */
export function InnerPlace({ at, children }: { readonly at: string; readonly children: ReactNode }) {
  const { mistakes, place } = useContext(FieldContext);
  const inner = place === '' ? at : `${place}.${at}`;
  const value = useMemo(() => ({ mistakes, place: inner }), [mistakes, inner]);
  return <FieldContext value={value}>{children}</FieldContext>;
}

/** Marks a field in which something is wrong. @param at its place in the condition: `centre.y` */
export function useFieldMark(at: string): { readonly error: boolean; readonly 'data-place': string } {
  const { mistakes, place } = useContext(FieldContext);
  const own = `${place}.${at}`;
  const error = mistakes.some(({ field }) => field === own || field.startsWith(`${own}[`));
  return { error, 'data-place': own };
}

/** The mistakes of a row. Put `ref` on it: it takes the focus where one of them is sought. */
export function useRowMistakes(
  tab: PlanTab,
  row: string,
): { readonly ref: RefObject<HTMLDivElement | null>; readonly mistakes: readonly PlanMistake[] } {
  const { found, sought, onSeen } = useContext(MistakeContext);
  const ref = useRef<HTMLDivElement>(null);
  const wanted = sought !== null && sought.tab === tab && sought.row === row ? sought : null;
  useEffect(() => {
    const here = ref.current;
    if (wanted === null || here === null) return;
    const place = wanted.field.replace(/\[\d+\]$/, '');
    const field =
      here.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`) ??
      here.querySelector<HTMLElement>('input');
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
    onSeen();
  }, [wanted, onSeen]);
  return { ref, mistakes: found.filter((each) => each.tab === tab && each.row === row) };
}

/** The place among the rows of a tab of the one that is sought; -1 when none is. */
export function useReveal(tab: PlanTab, rows: readonly string[]): number {
  const { sought } = useContext(MistakeContext);
  return sought?.tab === tab ? rows.indexOf(sought.row) : -1;
}

/** What is wrong, under the row or rule. */
export function MistakeLines({ mistakes }: { readonly mistakes: readonly PlanMistake[] }) {
  if (mistakes.length === 0) return null;
  return (
    <ul className={classes.lines}>
      {mistakes.map(({ field, short }) => (
        <li key={`${field} ${short}`}>{short}</li>
      ))}
    </ul>
  );
}
