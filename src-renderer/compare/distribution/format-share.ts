import type { DistributionView } from '../../../src-main/contract/comparison-contract';

/** 0 … 1 as a percentage of about three digits. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const digits = percent === 0 ? 0 : percent >= 10 ? 1 : percent >= 1 ? 2 : 3;
  return `${percent.toFixed(digits)} %`;
}

type Groups = DistributionView['perPage']['groups'];

/** Groups with their shares of all on each side, under a name made of where they begin and where the next does. */
export function sharesOf(
  groups: Groups,
  nameOf: (start: number, next: number | null) => string,
): { readonly name: string; readonly before: number; readonly after: number }[] {
  const sum = (side: 'before' | 'after'): number =>
    Math.max(
      1,
      groups.reduce((total, group) => total + group[side], 0),
    );
  const totals = { before: sum('before'), after: sum('after') };
  return groups.map(({ start, before, after }, index) => ({
    name: nameOf(start, groups[index + 1]?.start ?? null),
    before: before / totals.before,
    after: after / totals.after,
  }));
}

/** "3", "4 – 6", "7 +". */
export function nameOfCounts(start: number, next: number | null): string {
  if (next === null) return `${start} +`;
  return next - start === 1 ? String(start) : `${start} – ${next - 1}`;
}
