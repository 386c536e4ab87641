import type { SplitShares } from '../../src-main/contract/split-contract';
import { SPLITS } from '../../src-main/domain/splits/split-rule';
import { splitTexts } from '../texts/split-texts';
import { formatCount } from '../texts/words';
import table from '../components/table.module.css';
import classes from './splits.module.css';

const texts = splitTexts.shares;

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

/** Documents, pages and regions of each split, and how near it is to what was asked. */
export function SharesTable({ shares }: { readonly shares: SplitShares }) {
  const rows = shares.splits.filter(({ split, documents }) => split !== 'none' || documents > 0);
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{texts.split}</th>
            {[texts.documents, texts.pages, texts.regions, texts.share, texts.asked].map((title) => (
              <th key={title} scope="col" className={table.number}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ split, documents, pages, regions, share, asked }) => (
            <tr key={split}>
              <th scope="row">
                <span className={classes.dot} data-split={split} aria-hidden="true" />
                {splitTexts.names[split]}
              </th>
              <td className={table.number}>{formatCount(documents)}</td>
              <td className={table.number}>{formatCount(pages)}</td>
              <td className={table.number}>{formatCount(regions)}</td>
              <td className={table.number}>{percent(share)}</td>
              <td className={table.number}>{percent(asked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Classes shown; the command line has all. */
const SHOWN = 12;

/** The share of each class in each split, beside its share in all. */
export function ClassShares({ classes: all }: { readonly classes: SplitShares['classes'] }) {
  if (all.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div
      className={`${table.frame} ${classes.classes}`}
      tabIndex={0}
      role="region"
      aria-label={texts.classes}
    >
      <table className={table.table}>
        <caption className="visually-hidden">{texts.classes}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.class}</th>
            <th scope="col" className={table.number}>
              {texts.all}
            </th>
            {SPLITS.map((split) => (
              <th key={split} scope="col" className={table.number}>
                {splitTexts.names[split]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.slice(0, SHOWN).map(({ id, name, share, bySplit }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className={table.number}>{percent(share)}</td>
              {SPLITS.map((split) => (
                <td key={split} className={table.number}>
                  {percent(bySplit[split]?.share ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > SHOWN && <p className={classes.more}>{texts.more(all.length - SHOWN)}</p>}
    </div>
  );
}
