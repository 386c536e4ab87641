import type { PageProvenance } from '../dataset-versions/provenance';
import type { PageContent } from '../regions/region';
import { compareCodeUnits } from '../canonical/canonical-json';
import type { Change } from './change';

/** A page of a draft while edits are applied to it. */
export interface DraftPageState {
  readonly content: PageContent;
  readonly provenance: PageProvenance;
}

type PageChange = Extract<Change, { kind: 'region' | 'page-state' }>;

/** The page after one change. The change must be one of this page. */
export function applyPageChange(page: DraftPageState, change: PageChange): DraftPageState {
  if (change.kind === 'page-state') return { ...page, content: withState(page.content, change.after) };
  const others = page.content.regions.filter((region) => region.id !== change.id);
  const regions = change.after === null ? others : insertById(others, change.after.region);
  return { content: { ...page.content, regions }, provenance: withProvenance(page.provenance, change) };
}

function withState(content: PageContent, state: NonNullable<PageContent['state']>): PageContent {
  const { state: _old, ...rest } = content;
  return state === 'unseen' ? rest : { ...rest, state };
}

function insertById(
  regions: readonly PageContent['regions'][number][],
  region: PageContent['regions'][number],
) {
  const index = regions.findIndex((other) => compareCodeUnits(other.id, region.id) > 0);
  return index < 0 ? [...regions, region] : regions.toSpliced(index, 0, region);
}

function withProvenance(
  provenance: PageProvenance,
  change: Extract<Change, { kind: 'region' }>,
): PageProvenance {
  const { [change.id]: _old, ...others } = provenance.regions;
  const recorded = change.after?.provenance;
  // What the page's default already says is not said again: a page that was only imported stays one shared object.
  const isDefault =
    recorded != null &&
    sameAct(recorded.changed, provenance.changed) &&
    sameAct(recorded.made, provenance.default);
  return {
    ...provenance,
    regions: recorded == null || isDefault ? others : { ...others, [change.id]: recorded },
  };
}

function sameAct(a: PageProvenance['default'], b: PageProvenance['default']): boolean {
  return a?.by === b?.by && a?.at === b?.at && a?.run === b?.run;
}
