import type { LookOf } from '../../sides/class-looks';
import { diffWords } from '../../sides/word-diff';
import { WordRuns } from '../../sides/word-runs';
import { ClassName } from '../../components/class-name';
import { mergeTexts } from '../../texts/merge-texts';
import { linesOfGeometry, wordsOfValue } from './conflict-words';
import classes from './conflict-card.module.css';

const texts = mergeTexts.fields;

/** What names the kind of a value: of what it is, and which field. */
export interface ValueKind {
  readonly what: string;
  readonly field: string;
  readonly kind: string;
}

/** Fields of running text, where words are compared; anything else is read as a whole. */
const LONG: ReadonlySet<string> = new Set(['text', 'guideline', 'description', 'note']);

interface ValueViewProps {
  readonly of: ValueKind;
  readonly value: unknown;
  /** What it was before both sides changed it: words that differ are marked. */
  readonly base?: unknown;
  readonly lookOf: LookOf;
}

/** One side's value: a class with its colour, a text with what changed in it, a shape in numbers. */
export function ValueView({ of: { what, field, kind }, value, base, lookOf }: ValueViewProps) {
  if (kind === 'edit-delete') return <span>{value === null ? texts.takenAway : texts.kept}</span>;
  if (value === null || value === undefined) return <span className={classes.quiet}>{texts.absent}</span>;
  if (field === 'class' && typeof value === 'string') return <ClassName {...lookOf(value)} />;
  if (what === 'class' && field === 'color' && typeof value === 'string')
    return <ClassName color={value} name={value} />;
  const lines = linesOfGeometry(value);
  if (lines !== null)
    return (
      <span className={classes.lines}>
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a part is known by its place alone
          <span key={index}>{line}</span>
        ))}
      </span>
    );
  if (LONG.has(field) && typeof value === 'string' && typeof base === 'string')
    return (
      <span className={classes.words}>
        <WordRuns runs={diffWords(base, value)} />
      </span>
    );
  return <span className={classes.words}>{wordsOfValue(value)}</span>;
}
