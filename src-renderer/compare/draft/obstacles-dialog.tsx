import { Button } from '@mantine/core';
import { Dialog } from '../../components/dialog';
import { changesTexts } from '../../texts/changes-texts';
import { forgetRefused, revert, useRefused, type Refused } from './restoring';
import classes from './obstacles-dialog.module.css';

const texts = changesTexts.obstacles;

/** What stands against reverting a change, and the offer to revert that, too, where it would help. */
export function ObstaclesDialog() {
  const refused = useRefused((state) => state.refused);
  return refused === null ? null : <Obstacles refused={refused} />;
}

function Obstacles({ refused: { request, outcome } }: { readonly refused: Refused }) {
  const { obstacles, moreObstacles } = outcome;
  const canFollow = obstacles.some(({ kind }) => kind !== 'class' && kind !== 'page');
  const follow = (): void => {
    forgetRefused();
    void revert(request, true);
  };
  return (
    <Dialog
      isOpen
      onClose={forgetRefused}
      title={texts.title}
      onSubmit={canFollow ? follow : forgetRefused}
      footer={
        <>
          <Button variant="default" onClick={forgetRefused}>
            {texts.leave}
          </Button>
          {canFollow && (
            <Button type="submit" data-autofocus>
              {texts.follow}
            </Button>
          )}
        </>
      }
    >
      <p className={classes.why}>{texts.why(obstacles.length + moreObstacles)}</p>
      <ul className={classes.list} data-selectable>
        {obstacles.map(({ document, id, to, kind, name, pageIndex, words }) => (
          <li key={`${document} ${kind} ${id} ${to}`}>
            <span className={classes.where}>{texts.where(name, pageIndex)}</span> {words}
          </li>
        ))}
      </ul>
      {moreObstacles > 0 && <p className={classes.why}>{texts.more(moreObstacles)}</p>}
      <p className={classes.why}>{canFollow ? texts.canFollow : texts.next}</p>
    </Dialog>
  );
}
