import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { showClasses } from '../../../src-main/domain/label-schema/shown-class';
import { CountTiles } from '../../components/count-tiles';
import { VirtualRows } from '../../components/virtual-rows';
import { migrationTexts } from '../../texts/migration-texts';
import { formatCount } from '../../texts/words';
import type { Derived, Preview } from '../use-migration';
import { ExampleBrowser } from './example-browser';
import type { ExampleLooks } from './examples';
import { MatrixTable } from './matrix-table';
import classes from './preview.module.css';

const texts = migrationTexts.preview;
const ROW_PX = 36;

interface PreviewViewProps {
  readonly dataset: string;
  readonly derived: Derived;
  readonly preview: Preview;
}

/** What applying would do: totals, each rule with its regions, and beside it examples or the matrix. */
export function PreviewView({ dataset, derived, preview }: PreviewViewProps) {
  const { plan, rewritten, removed, needsReview, examples, matrix } = preview;
  const [rule, setRule] = useState(() => firstWithExamples(preview));
  const [tab, setTab] = useState<'examples' | 'matrix'>('examples');
  const kind = plan[rule]?.kind;
  const looks = useMemo(() => looksOf(derived, kind), [derived, kind]);
  return (
    <div className={classes.preview}>
      <div className={classes.side}>
        <CountTiles
          counts={[
            { label: texts.rewritten, count: rewritten },
            { label: texts.removed, count: removed },
            { label: texts.review, count: needsReview },
          ]}
        />
        <h3 className={classes.title}>{texts.rules}</h3>
        <Rules
          plan={plan}
          chosen={tab === 'examples' ? rule : null}
          onChoose={(index) => {
            setRule(index);
            setTab('examples');
          }}
        />
      </div>
      <div className={classes.main}>
        <SegmentedControl
          aria-label={texts.views}
          className={classes.tabs ?? ''}
          value={tab}
          onChange={(value) => setTab(value as 'examples' | 'matrix')}
          data={[
            { value: 'examples', label: texts.tab.examples },
            { value: 'matrix', label: texts.tab.matrix },
          ]}
        />
        {tab === 'matrix' ? (
          <MatrixTable matrix={matrix} />
        ) : (
          <ExampleBrowser
            key={rule}
            dataset={dataset}
            examples={examples.filter((example) => example.rule === rule)}
            looks={looks}
          />
        )}
      </div>
    </div>
  );
}

interface RulesProps {
  readonly plan: Preview['plan'];
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
}

/** Each rule with the regions it touches; choosing one shows examples of it. */
function Rules({ plan, chosen, onChoose }: RulesProps) {
  if (plan.length === 0) return <p className={classes.quiet}>{texts.none}</p>;
  return (
    <VirtualRows label={texts.rules} count={plan.length} rowHeight={ROW_PX}>
      {(index) => {
        const effect = plan[index]!;
        return (
          <UnstyledButton
            className={`row-button ${classes.rule}`}
            aria-pressed={index === chosen}
            title={texts.showRule(effect.rule)}
            onClick={() => onChoose(index)}
          >
            <span className={classes.ruleWords}>{effect.rule}</span>
            <span className={classes.number}>{formatCount(effect.regions)}</span>
          </UnstyledButton>
        );
      }}
    </VirtualRows>
  );
}

/** The rule to show first: one that does something. */
const firstWithExamples = ({ plan, examples }: Preview): number =>
  examples.find(({ rule }) => plan[rule]?.kind !== 'keep')?.rule ?? examples[0]?.rule ?? 0;

/** Names and colours of classes on either side; a class in between keeps the look it had. */
function looksOf({ from, to }: Derived, kind: Preview['plan'][number]['kind'] | undefined): ExampleLooks {
  const lookup = (schema: Derived['from']) => {
    const known = new Map(
      showClasses(schema as LabelSchema).map(({ id, name, color }) => [id, { name, color }]),
    );
    return (id: string | null) =>
      (id === null ? undefined : known.get(id)) ?? { name: id ?? texts.noClass, color: NO_CLASS_COLOR };
  };
  const open = kind === 'unlabel' ? texts.noClass : texts.open;
  return { before: lookup(from), after: lookup(to), open };
}

const NO_CLASS_COLOR = '#6b7280';
