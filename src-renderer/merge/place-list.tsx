import { IconCheck } from '@tabler/icons-react';
import { ChoiceRows } from '../components/choice-rows';
import { mergeTexts } from '../texts/merge-texts';
import { placeKey } from './desk/merge-types';
import { useDesk, useDeskState } from './desk/use-desk';
import classes from './merge-screen.module.css';

const texts = mergeTexts.places;
const ROW_PX = 46;

/** Where conflicts are: the schema, documents, pages, each with how much of it is decided. */
export function PlaceList() {
  const desk = useDesk();
  const places = useDeskState((state) => state.places);
  const place = useDeskState((state) => state.place);
  const here = place === null ? null : placeKey(place);
  return (
    <div className={classes.places}>
      {/* A list that is on its way is no list of nothing. */}
      <h2 className={classes.placesTitle}>{places.length > 0 ? texts.title(places.length) : texts.label}</h2>
      <ChoiceRows
        label={texts.label}
        count={places.length}
        rowHeight={ROW_PX}
        current={places.findIndex((each) => placeKey(each) === here)}
        onChoose={(index) => void desk.goTo(places[index]!)}
      >
        {(index) => {
          const { document, name, pageIndex, conflicts, open } = places[index]!;
          return (
            <span className={classes.place}>
              <span className={classes.placeName} title={name ?? undefined}>
                {document === null ? texts.schema : (name?.split('/').at(-1) ?? '')}
              </span>
              <span className={classes.placeState} data-done={open === 0 || undefined}>
                {open === 0 && <IconCheck size={13} aria-hidden="true" />}
                {texts.state(document === null ? '' : texts.at(pageIndex), conflicts - open, conflicts)}
              </span>
            </span>
          );
        }}
      </ChoiceRows>
    </div>
  );
}
