import { CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { Origin, Region } from '../../../src-main/domain/regions/region';
import { IconButton } from '../../components/icon-button';
import { editorTexts } from '../texts';
import classes from './panels.module.css';

const texts = editorTexts.region;

/** Where a region comes from. To be read, not changed. */
export function RegionFacts({ region }: { readonly region: Region }) {
  return (
    <>
      <div className={classes['fact']}>
        <span>{texts.origin}</span>
        <span className={classes['factValue']}>{describeOrigin(region.origin)}</span>
      </div>
      <div className={classes['fact']} style={{ alignItems: 'center' }}>
        <span>{texts.id}</span>
        <span className={classes['factValue']} data-selectable title={region.id}>
          {region.id}
        </span>
        <CopyButton value={region.id}>
          {({ copied, copy }) => (
            <IconButton label={copied ? texts.copied : texts.copyId} size="sm" onClick={copy}>
              {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
            </IconButton>
          )}
        </CopyButton>
      </div>
      {region.source !== undefined && (
        <details>
          <summary className={classes['quiet']}>{texts.source}</summary>
          {region.reshaped === true && <p className={classes['quiet']}>{texts.reshaped}</p>}
          <pre className={classes['source']} data-selectable>
            {JSON.stringify(region.source, null, 2)}
          </pre>
        </details>
      )}
    </>
  );
}

function describeOrigin(origin: Origin | undefined): string {
  if (origin === undefined) return texts.byPerson;
  if (origin.kind === 'import') return texts.byImport;
  const { name, version, confidence } = origin.model;
  return texts.byModel(
    name,
    version ?? '',
    confidence === undefined ? '' : `${Math.round(confidence * 100)} %`,
  );
}
