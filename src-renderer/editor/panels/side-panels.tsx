import classes from './panels.module.css';
import { ClassPanel } from './class-panel';
import { RegionInspector } from './region-inspector';
import { RegionList } from './region-list';

/** Classes, regions of the page in view, and what is selected. */
export const SidePanels = () => (
  <div className={classes['side']}>
    <ClassPanel />
    <RegionList />
    <RegionInspector />
  </div>
);
