import { Button } from '@mantine/core';
import { IconSitemap } from '@tabler/icons-react';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { describeSchemaChange } from '../../../src-main/domain/diff/describe-schema-change';
import { furthestFirst } from '../../../src-main/domain/diff/schema-diff';
import { SCHEMA_CHANGE_LEVELS } from '../../../src-main/domain/label-schema/label-schema';
import { LevelBadge } from '../../components/level-badge';
import { Swatch } from '../../components/swatch';
import { VirtualRows } from '../../components/virtual-rows';
import { compareTexts } from '../../texts/compare-texts';
import { capitalised, formatCount } from '../../texts/words';
import { showValue } from '../../sides/show-value';
import classes from './overview.module.css';
import own from './schema-panel.module.css';

const texts = compareTexts.schema;
type SchemaChange = DiffView['schema']['changes'][number];

const ROW_PX = 46;
const LIST_PX = 280;

interface SchemaPanelProps {
  readonly schema: DiffView['schema'];
  readonly onRewritten: () => void;
}

/** Each difference of the schemas with how far it reaches, the furthest first, and how far it can be told from labels. */
export function SchemaPanel({ schema, onRewritten }: SchemaPanelProps) {
  const { changes, attribution, rewritten, removed } = schema;
  const sorted = furthestFirst(changes);
  const counts = SCHEMA_CHANGE_LEVELS.map((level) => ({
    level,
    count: changes.filter((change) => change.level === level).length,
  }));
  return (
    <section
      className={classes.panel}
      data-differs={changes.length > 0 || undefined}
      aria-label={texts.title}
    >
      <h2 className={classes.panelTitle}>
        <IconSitemap size={17} aria-hidden="true" /> {texts.title}
      </h2>
      <dl className={classes.counts}>
        {counts.map(({ level, count }) => (
          <div
            key={level}
            className={classes.count}
            data-zero={count === 0 || undefined}
            title={texts.levelHints[level]}
          >
            <dt>{texts.levels[level]}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {changes.length === 0 ? (
        <p className={classes.quiet}>{texts.none}</p>
      ) : (
        <VirtualRows label={texts.list} count={sorted.length} rowHeight={ROW_PX} maxHeight={LIST_PX}>
          {(index) => <Row change={sorted[index]!} />}
        </VirtualRows>
      )}
      {rewritten > 0 && (
        <div className={own.rewritten}>
          <span>
            <strong className="tabular">{formatCount(rewritten)}</strong> {texts.rewritten}
            {removed > 0 && `, ${formatCount(removed)} ${texts.removed}`}
          </span>
          <Button variant="default" size="compact-xs" onClick={onRewritten}>
            {texts.showRewritten}
          </Button>
        </div>
      )}
      <p className={classes.quiet}>{attribution === 'path' ? texts.path(rewritten) : texts.noPath}</p>
    </section>
  );
}

/** Kinds whose values are better seen than read, or are too long for the words. */
const WITH_VALUES: ReadonlySet<string> = new Set([
  'color-changed',
  'guideline-changed',
  'guidelines-changed',
]);

function Row({ change }: { readonly change: SchemaChange }) {
  const { kind, before, after } = change;
  const isColor = kind === 'color-changed';
  return (
    <div className={own.row}>
      <LevelBadge level={change.level} />
      <span className={own.what} data-selectable>
        {capitalised(describeSchemaChange(change))}
        {WITH_VALUES.has(kind) && (
          <span className={own.values}>
            <Value value={before} isColor={isColor} /> → <Value value={after} isColor={isColor} />
          </span>
        )}
      </span>
    </div>
  );
}

function Value({ value, isColor }: { readonly value: unknown; readonly isColor: boolean }) {
  const text = showValue(value) ?? texts.nothing;
  if (isColor && value !== null) return <Swatch color={text} />;
  return (
    <span className={own.value} title={text}>
      {text}
    </span>
  );
}
