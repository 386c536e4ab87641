import { createContext, use } from 'react';
import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import { RestoreMenu } from './restore-menu';

/** The dataset whose draft is compared with its base, where changes can be reverted; null in other comparisons. */
export const RevertIn = createContext<string | null>(null);

/** Reverts the change that is looked at on its page, where that can be done. */
export function RevertChange({ change }: { readonly change: RegionChangeView }) {
  const dataset = use(RevertIn);
  if (dataset === null) return null;
  const { id: region, document, pageIndex, kinds } = change;
  const part = { kind: 'region' as const, document, region };
  return <RestoreMenu dataset={dataset} item={{ part, document, pageIndex, kinds, change: change.change }} />;
}
