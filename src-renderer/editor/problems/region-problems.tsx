import { useStore } from 'zustand';
import type { Region } from '../../../src-main/domain/regions/region';
import { problemTexts as texts } from '../../texts/problem-texts';
import classes from '../panels/panels.module.css';
import { useEditor, useSettledState } from '../use-editor';
import { problemsOf } from './find-problems';

interface RegionProblemsProps {
  readonly region: Region;
  readonly pageIndex: number;
}

/** What the core alone can see: it knows the other pages and the links. */
const SEEN_BY_CORE: ReadonlySet<string> = new Set([
  'parent-missing',
  'parent-not-allowed',
  'relation-invalid',
]);

/** How the selected region breaks its schema, in words. */
export function RegionProblems({ region, pageIndex }: RegionProblemsProps) {
  const editor = useEditor();
  const schema = useStore(editor.schema, (state) => state.schema);
  const read = useSettledState(
    (state) => state.pages.get(pageIndex)?.content?.problems?.[region.id],
    `${pageIndex} ${region.id}`,
  );
  const problems = [
    ...problemsOf(region, schema),
    ...(read ?? []).filter(({ code }) => SEEN_BY_CORE.has(code)),
  ];
  if (problems.length === 0) return null;
  return (
    <div className={classes['warning']} role="note">
      {problems.map(({ words }) => (
        <div key={words}>{texts.ofRegion(words)}</div>
      ))}
    </div>
  );
}
