import { useMemo } from 'react';
import type { SchemaVersionEntry } from '../../src-main/contract/schema-contract';
import { formatRoute } from '../app/router';
import { VirtualRows } from '../components/virtual-rows';
import { schemaVersionTexts as texts } from '../texts/schema-version-texts';
import { formatAge } from '../texts/words';
import { LevelBadge } from '../components/level-badge';
import type { SchemaEntry } from './use-schemas';
import classes from './schema-list.module.css';

const ROW_PX = 48;

type Row =
  | { readonly kind: 'schema'; readonly schema: SchemaEntry }
  | { readonly kind: 'version'; readonly entry: SchemaVersionEntry };

interface SchemaListProps {
  readonly schemas: readonly SchemaEntry[];
  /** `name@1.2.0` of the version that is shown. */
  readonly shown: string | undefined;
}

/** Every schema with its versions below it, the newest first. */
export function SchemaList({ schemas, shown }: SchemaListProps) {
  const rows = useMemo(
    () =>
      schemas.flatMap<Row>((schema) => [
        { kind: 'schema', schema },
        ...schema.versions.map((entry) => ({ kind: 'version' as const, entry })),
      ]),
    [schemas],
  );
  return (
    <VirtualRows label={texts.list} count={rows.length} rowHeight={ROW_PX} isScreenList>
      {(index) => {
        const row = rows[index]!;
        return row.kind === 'schema' ? (
          <SchemaHead schema={row.schema} />
        ) : (
          <VersionLink entry={row.entry} isShown={row.entry.ref === shown} />
        );
      }}
    </VirtualRows>
  );
}

const SchemaHead = ({ schema: { name, datasets } }: { readonly schema: SchemaEntry }) => (
  <div className={classes.head}>
    <strong className={classes.name}>{name}</strong>
    <span className={classes.quiet} title={datasets.join(', ')}>
      {texts.usedBy(datasets.length)}
    </span>
  </div>
);

interface VersionLinkProps {
  readonly entry: SchemaVersionEntry;
  readonly isShown: boolean;
}

function VersionLink({ entry, isShown }: VersionLinkProps) {
  const { ref, number, reason, author, time, level, retired } = entry;
  return (
    <a
      href={formatRoute({ screen: 'schemas', ref })}
      className={classes.version}
      aria-current={isShown || undefined}
      data-retired={retired !== null || undefined}
    >
      <span className={classes.number}>{number}</span>
      <span className={classes.words}>
        <span className={classes.reason}>{reason}</span>
        <span className={classes.quiet}>
          {author} · {formatAge(time)}
        </span>
      </span>
      {retired !== null && <span className={classes.retired}>{texts.retired}</span>}
      {level !== null && <LevelBadge level={level} />}
    </a>
  );
}
