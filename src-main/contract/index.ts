import { changesContract } from './changes-contract';
import { comparisonContract } from './comparison-contract';
import { changesetContract } from './changeset-contract';
import { datasetContract, documentContract } from './document-contract';
import { exchangeContract } from './exchange-contract';
import { garbageContract } from './garbage-contract';
import { branchContract, historyContract, tagContract } from './history-contract';
import { labelContract } from './label-contract';
import { mergeContract } from './merge-contract';
import { migrationContract } from './migration-contract';
import { schemaContract } from './schema-contract';
import { sessionContract } from './session-contract';
import { splitContract } from './split-contract';
import { compareContract, versionContract } from './version-contract';

/** Every call between a window, a script or a command and the core. Adding a line here is the only way to add a call. */
export const contract = {
  session: sessionContract,
  datasets: datasetContract,
  documents: documentContract,
  labels: labelContract,
  schemas: schemaContract,
  migrations: migrationContract,
  versions: versionContract,
  branches: branchContract,
  tags: tagContract,
  history: historyContract,
  merges: mergeContract,
  compare: { ...compareContract, ...comparisonContract },
  changes: changesContract,
  splits: splitContract,
  exchange: exchangeContract,
  changesets: changesetContract,
  garbage: garbageContract,
};
