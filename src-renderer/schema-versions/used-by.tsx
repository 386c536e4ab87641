import { formatRoute, versionRefOf } from '../app/router';
import { schemaVersionTexts } from '../texts/schema-version-texts';
import type { SchemaDetails } from './use-schemas';
import classes from './version-details.module.css';

const texts = schemaVersionTexts.details;

/** A version may have been used hundreds of times; the rest is counted. */
const MAX_LINKS = 60;

/** Drafts and dataset versions under a schema version, as links. */
export function UsedBy({ usedBy: { drafts, versions } }: { readonly usedBy: SchemaDetails['usedBy'] }) {
  if (drafts.length + versions.length === 0) return <p className={classes.quiet}>{texts.unused}</p>;
  return (
    <div className={classes.used}>
      {drafts.length > 0 && (
        <div>
          <h3>{texts.drafts}</h3>
          <ul className={classes.links}>
            {drafts.map((dataset) => (
              <li key={dataset}>
                <a href={formatRoute({ screen: 'schema', dataset, version: 'draft' })}>{dataset}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {versions.length > 0 && (
        <div>
          <h3>{texts.versions}</h3>
          <ul className={classes.links}>
            {versions.slice(0, MAX_LINKS).map(({ dataset, version }) => (
              <li key={`${dataset} ${version}`}>
                <a href={formatRoute({ screen: 'versions', dataset, version: String(version) })}>
                  {versionRefOf(dataset, version)}
                </a>
              </li>
            ))}
            {versions.length > MAX_LINKS && <li>{texts.moreVersions(versions.length - MAX_LINKS)}</li>}
          </ul>
        </div>
      )}
    </div>
  );
}
