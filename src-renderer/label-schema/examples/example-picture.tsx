import type { ClassExample } from '../../../src-main/domain/label-schema/label-schema';
import { schemaTexts } from '../../texts/schema-texts';
import { usePagePicture } from './page-pictures';
import classes from './examples.module.css';

const texts = schemaTexts.examples;

/** The part of the page that is the example. */
export function ExamplePicture({ example }: { readonly example: ClassExample }) {
  const picture = usePagePicture(example);
  return (
    <div className={classes.picture}>
      {picture.kind === 'ready' && (
        <img src={picture.url} alt={example.note ?? texts.alt(example.pageIndex + 1)} draggable={false} />
      )}
      {picture.kind === 'failed' && <span className={classes.none}>{texts.noPicture}</span>}
    </div>
  );
}
