import { Skeleton } from '@mantine/core';
import { ContentId } from '../components/content-id';
import { FailureView } from '../components/failure-view';
import { LevelBadge } from '../components/level-badge';
import { Panel } from '../components/panel';
import { VersionPane } from '../components/version-pane';
import { schemaVersionTexts } from '../texts/schema-version-texts';
import { formatAge, formatTime } from '../texts/words';
import { Changelog } from './changelog';
import { ClassOutline } from './class-outline';
import { DetailActions } from './detail-actions';
import { RetiredNote } from './retired-note';
import { UsedBy } from './used-by';
import { useSchemaDetails, type SchemaEntry } from './use-schemas';
import classes from './version-details.module.css';

const texts = schemaVersionTexts.details;

interface VersionDetailsProps {
  /** `name@1.2.0`. */
  readonly version: string;
  readonly schemas: readonly SchemaEntry[];
}

/** Everything about one version: what changed, who uses it, its classes. */
export function VersionDetails({ version, schemas }: VersionDetailsProps) {
  const { data, failure, reload } = useSchemaDetails(version);
  if (data === undefined)
    return (
      <div className={classes.waiting}>
        {failure === undefined ? (
          <Skeleton height={160} radius="md" />
        ) : (
          <FailureView message={failure.userMessage} onRetry={reload} />
        )}
      </div>
    );
  const age = texts.by(data.author, formatAge(data.time));
  return (
    <VersionPane
      title={data.ref}
      badge={data.level !== null && <LevelBadge level={data.level} />}
      message={data.reason}
      facts={
        <span title={formatTime(data.time)}>
          {age} · {schemaVersionTexts.classes(data.classes)}
        </span>
      }
      actions={<DetailActions details={data} schemas={schemas} />}
    >
      {data.retired !== null && <RetiredNote retired={data.retired} retiredAs={data.retiredAs ?? data.ref} />}
      <div className={classes.panels}>
        <Panel title={schemaVersionTexts.changes}>
          {data.changelog.length === 0 ? (
            <p className={classes.quiet}>{texts.noChanges}</p>
          ) : (
            <Changelog lines={data.changelog} />
          )}
        </Panel>
        <Panel title={texts.used}>
          <UsedBy usedBy={data.usedBy} />
        </Panel>
      </div>
      <Panel title={texts.classList}>
        <ClassOutline schema={data.schema} shown={data.shown} />
      </Panel>
      <p className={classes.id} title={texts.idHint}>
        {texts.id} <ContentId id={data.id} label={texts.copyId} />
      </p>
    </VersionPane>
  );
}
