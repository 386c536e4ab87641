import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { SchemaChangeLevel } from '../../domain/label-schema/label-schema';
import type { ReadableDatabase, WritableDatabase } from '../database';

/** A label schema of the library: a name and the versions published under it. */
export interface SchemaAssetRow {
  readonly id: string;
  readonly name: string;
}

/** One published, immutable version of a schema. */
export interface SchemaRelease {
  readonly assetId: string;
  /** Name of the asset. */
  readonly name: string;
  /** Semantic version, `1.2.0`. */
  readonly number: string;
  readonly objectId: ObjectId;
  /** The release before; `null` for the first. */
  readonly previous: ObjectId | null;
  /** Migrations that led from there, oldest first. Other datasets follow by the very same. */
  readonly plans: readonly ObjectId[];
  readonly level: SchemaChangeLevel | null;
  readonly author: string;
  readonly time: string;
  readonly reason: string;
}

/** That a release (or with `number: null` the whole schema) is not to be used any more; or that it may be again. */
export interface SchemaRetirement {
  readonly assetId: string;
  readonly number: string | null;
  readonly time: string;
  readonly author: string;
  readonly reason: string;
  readonly successor: string | null;
  /** Takes back the retirement before it. */
  readonly isLift: boolean;
}

export interface SchemaReader {
  /** Every schema of the library, by name. */
  assets(): SchemaAssetRow[];
  findAsset(name: string): SchemaAssetRow | undefined;
  /** Versions of a schema, newest first. */
  releases(assetId: string): SchemaRelease[];
  /** Every release of a schema object, the first published first. Two schemas may have equal versions. */
  releasesOf(objectId: ObjectId): SchemaRelease[];
  /** What was retired and lifted again, oldest first: the last row on a release, or on the whole schema, counts. */
  retirements(assetId: string): SchemaRetirement[];
}

export interface SchemaRepository extends SchemaReader {
  createAsset(asset: SchemaAssetRow & { readonly author: string; readonly time: string }): void;
  /** Publishes as the newest version of its schema. */
  addRelease(release: Omit<SchemaRelease, 'name'>): void;
  /** Records that something is retired, or that it is so no longer. */
  retire(retirement: SchemaRetirement): void;
}

type Stored = Omit<SchemaRelease, 'plans'> & { readonly plans: string };
type StoredRetirement = Omit<SchemaRetirement, 'isLift'> & { readonly isLift: number };

const toRelease = ({ plans, ...row }: Stored): SchemaRelease => ({
  ...row,
  plans: JSON.parse(plans) as ObjectId[],
});

export function createSchemaReader(db: ReadableDatabase): SchemaReader {
  const selectAssets = db.prepare<[], SchemaAssetRow>('SELECT id, name FROM schema_asset ORDER BY name');
  const selectAsset = db.prepare<[string], SchemaAssetRow>(
    'SELECT id, name FROM schema_asset WHERE name = ?',
  );
  const columns = `asset_id AS assetId, name, number, object_id AS objectId, previous, plans, level, author, time, reason
    FROM schema_release JOIN schema_asset ON schema_asset.id = asset_id`;
  const selectReleases = db.prepare<[string], Stored>(
    `SELECT ${columns} WHERE asset_id = ? ORDER BY ordinal DESC`,
  );
  const selectByObject = db.prepare<[string], Stored>(
    `SELECT ${columns} WHERE object_id = ? ORDER BY time, name, ordinal`,
  );
  const selectRetirements = db.prepare<[string], StoredRetirement>(
    `SELECT asset_id AS assetId, number, time, author, reason, successor, is_lift AS isLift
     FROM schema_retirement WHERE asset_id = ? ORDER BY seq`,
  );
  return {
    assets: () => selectAssets.all(),
    findAsset: (name) => selectAsset.get(name),
    releases: (assetId) => selectReleases.all(assetId).map(toRelease),
    releasesOf: (objectId) => selectByObject.all(objectId).map(toRelease),
    retirements: (assetId) =>
      selectRetirements.all(assetId).map((row) => ({ ...row, isLift: row.isLift === 1 })),
  };
}

export function createSchemaRepository(db: WritableDatabase): SchemaRepository {
  const insertAsset = db.prepare(
    'INSERT INTO schema_asset (id, name, created_at, created_by) VALUES (@id, @name, @time, @author)',
  );
  const insertRelease = db.prepare(
    `INSERT INTO schema_release (asset_id, number, ordinal, object_id, previous, plans, level, author, time, reason)
     VALUES (@assetId, @number, (SELECT coalesce(max(ordinal), 0) + 1 FROM schema_release WHERE asset_id = @assetId),
             @objectId, @previous, @plans, @level, @author, @time, @reason)`,
  );
  const insertRetirement = db.prepare(
    `INSERT INTO schema_retirement (asset_id, number, time, author, reason, successor, is_lift)
     VALUES (@assetId, @number, @time, @author, @reason, @successor, @isLift)`,
  );
  return {
    ...createSchemaReader(db),
    createAsset: (asset) => void insertAsset.run(asset),
    addRelease: (release) => void insertRelease.run({ ...release, plans: JSON.stringify(release.plans) }),
    retire: (retirement) => void insertRetirement.run({ ...retirement, isLift: Number(retirement.isLift) }),
  };
}
