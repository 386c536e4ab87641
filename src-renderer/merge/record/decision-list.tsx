import { api, type Api, type Reply } from '../../api/client';
import { useCall } from '../../api/use-call';
import { versionRefOf } from '../../app/router';
import type { LookOf } from '../../sides/class-looks';
import { Panel } from '../../components/panel';
import { VirtualRows } from '../../components/virtual-rows';
import { mergeTexts } from '../../texts/merge-texts';
import { formatTime } from '../../texts/words';
import { titleOf } from '../conflict/conflict-words';
import { ValueView } from '../conflict/value-view';
import { ruleName } from '../start/rules';
import { partsOfKey } from './parts-of-key';
import classes from './decision-list.module.css';

const texts = mergeTexts.record;
const ROW_PX = 62;
const LIST_PX = 320;

type Decided = NonNullable<Reply<Api['versions']['show']>['merge']>['decisions'][number];

interface DecisionListProps {
  readonly dataset: string;
  readonly version: number;
  readonly decisions: readonly Decided[];
}

/** What was decided in the merge that made a version: each conflict, by whom and how. */
export function DecisionList({ dataset, version, decisions }: DecisionListProps) {
  const ref = versionRefOf(dataset, version);
  const { data } = useCall(`decision names ${ref}`, (signal) =>
    api.schemas.get({ version: ref }, { signal }),
  );
  if (decisions.length === 0) return <p className={classes.none}>{texts.none}</p>;
  const attributes = new Map(
    data?.schema.classes.flatMap((each) => each.attributes ?? []).map(({ id, name }) => [id, name]),
  );
  const looks = new Map(data?.classes.map((each) => [each.id, each]));
  const lookOf: LookOf = (id) => ({
    id,
    name: (id === null ? undefined : looks.get(id)?.name) ?? id ?? mergeTexts.noClass,
    color: (id === null ? undefined : looks.get(id)?.color) ?? 'transparent',
  });
  return (
    <Panel title={texts.title(decisions.length)}>
      <VirtualRows
        label={texts.title(decisions.length)}
        count={decisions.length}
        rowHeight={ROW_PX}
        maxHeight={LIST_PX}
      >
        {(index) => <Row version={ref} decided={decisions[index]!} {...{ attributes, lookOf }} />}
      </VirtualRows>
    </Panel>
  );
}

interface RowProps {
  readonly version: string;
  readonly decided: Decided;
  readonly attributes: ReadonlyMap<string, string>;
  readonly lookOf: LookOf;
}

function Row({ version, decided, attributes, lookOf }: RowProps) {
  const { what, document, item, field } = partsOfKey(decided.key);
  const [kind, id = ''] = field.split('/');
  const fieldName = kind === 'attributes' ? `attributes/${attributes.get(id) ?? id}` : field;
  const { by, at, strategy, choice } = decided;
  const value = choice === undefined ? decided.value : valueOf(decided, choice);
  return (
    <div className={classes.row}>
      <span>
        {titleOf({ what, field, fieldName })}
        {what === 'class' && <span className={classes.quiet}> {lookOf(item).name}</span>}
        {document !== null && (
          <span className={classes.quiet}>
            {' '}
            <DocumentName version={version} document={document} />
          </span>
        )}
      </span>
      <span className={classes.taken}>
        <strong>{choice === undefined ? texts.own : texts.taken[choice]}</strong>
        {choice !== 'both' && decided.kind !== 'duplicates' && (
          <ValueView of={{ what, field, kind: decided.kind }} value={value} lookOf={lookOf} />
        )}
      </span>
      <span className={classes.quiet}>
        {texts.by(by, formatTime(at), strategy === undefined ? null : ruleName(strategy))}
      </span>
    </div>
  );
}

const valueOf = (decided: Decided, choice: string): unknown =>
  choice === 'base' || choice === 'ours' || choice === 'theirs' ? decided[choice] : null;

/** Read for rows in view alone; a document that the merge took away has no name in its version. */
function DocumentName({ version, document }: { readonly version: string; readonly document: string }) {
  const { data } = useCall(`decision document ${version} ${document}`, (signal) =>
    api.documents.get({ version, document }, { signal }),
  );
  return data?.name ?? texts.goneDocument;
}
