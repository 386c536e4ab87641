import { useMemo } from 'react';
import type { SchemaVersionEntry } from '../../src-main/contract/schema-contract';
import { formatRoute } from '../app/router';
import { LevelBadge } from '../components/level-badge';
import { VersionRow } from '../components/version-row';
import { VirtualRows } from '../components/virtual-rows';
import { schemaVersionTexts as texts } from '../texts/schema-version-texts';
import type { SchemaEntry } from './use-schemas';
import classes from './schema-list.module.css';

const ROW_PX = 60;

type Row =
  | { readonly kind: 'schema'; readonly schema: SchemaEntry }
  | { readonly kind: 'release'; readonly release: SchemaVersionEntry };

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
        ...schema.versions.map((release) => ({ kind: 'release' as const, release })),
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
          <ReleaseRow release={row.release} isShown={row.release.ref === shown} />
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

interface ReleaseRowProps {
  readonly release: SchemaVersionEntry;
  readonly isShown: boolean;
}

function ReleaseRow({ release, isShown }: ReleaseRowProps) {
  const { ref, number, reason, author, time, level, retired } = release;
  return (
    <VersionRow
      href={formatRoute({ screen: 'schemas', ref })}
      isShown={isShown}
      number={number}
      isRetired={retired !== null}
      message={reason}
      author={author}
      time={time}
    >
      {retired !== null && <span className={classes.retired}>{texts.retired}</span>}
      {level !== null && <LevelBadge level={level} />}
    </VersionRow>
  );
}
