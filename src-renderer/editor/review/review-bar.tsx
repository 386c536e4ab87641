import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../components/icon-button';
import { reviewTexts as texts } from '../../texts/review-texts';
import { useEditor } from '../use-editor';
import { AnswerField } from './answer-field';
import { decide, decideToDelete } from './decide';
import type { Answer } from './questions';
import { endReview, stepReview, useReviewQueue } from './review-queue';
import { useReview, type ReviewView } from './use-review';
import { useReviewKeys } from './use-review-keys';
import classes from './review-bar.module.css';

/** Asks one open question after another, over the pages. Shows nothing while the queue is not worked through. */
export function ReviewBar() {
  const editor = useEditor();
  const isOn = useReviewQueue(({ dataset }) => dataset === editor.dataset) && !editor.isReadOnly;
  const view = useReview(editor);
  useReviewKeys(editor, isOn ? view : null);
  if (!isOn) return null;
  return (
    <section className={classes.bar} aria-label={texts.label}>
      {view === null ? <Nothing /> : <Asked view={view} />}
      <IconButton label={texts.end} onClick={endReview}>
        <IconX size={17} />
      </IconButton>
    </section>
  );
}

function Nothing() {
  const isLoading = useReviewQueue((queue) => queue.isLoading);
  return (
    <span className={classes.words} role="status">
      {isLoading ? texts.loading : texts.done}
    </span>
  );
}

function Asked({ view }: { readonly view: ReviewView }) {
  const editor = useEditor();
  const { item, region, question } = view;
  return (
    <>
      <div className={classes.words} aria-live="polite">
        <strong>{questionOf(view)}</strong>
        <span className={classes.quiet}>
          {noteOf(view)} {texts.place(item.name, item.pageIndex + 1)}
        </span>
      </div>
      {region !== undefined && question !== undefined && <Answers view={view} />}
      <span className={classes.space} />
      <div className={classes.group}>
        {region !== undefined && question !== undefined && (
          <Button
            variant="default"
            onClick={() => decideToDelete(editor, { region, pageIndex: item.pageIndex })}
            rightSection={<kbd className={classes.key}>Del</kbd>}
          >
            {texts.delete}
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => void stepReview(-1)}
          rightSection={<kbd className={classes.key}>P</kbd>}
        >
          {texts.previous}
        </Button>
        <Button
          variant="default"
          onClick={() => void stepReview(1)}
          rightSection={<kbd className={classes.key}>N</kbd>}
        >
          {texts.next}
        </Button>
      </div>
    </>
  );
}

function questionOf({ region, question, isLoaded }: ReviewView): string {
  if (!isLoaded) return texts.opening;
  if (region === undefined) return texts.gone;
  switch (question?.kind) {
    case 'class':
      return texts.askClass;
    case 'attribute':
      return texts.askAttribute(question.name);
    case 'geometry':
      return texts.askGeometry;
    case undefined:
      return texts.decided;
  }
}

function noteOf({ question }: ReviewView): string {
  if (question?.kind === 'class') return question.was === null ? texts.wasNothing : texts.was(question.was);
  if (question?.kind === 'attribute' && question.was !== null)
    return texts.wasValue([question.was].flat().join(', '));
  return '';
}

function Answers({ view }: { readonly view: ReviewView }) {
  const editor = useEditor();
  const { classes: known } = useStore(editor.schema);
  const { item, region, question, answers } = view;
  if (region === undefined || question === undefined) return null;
  const place = { region, pageIndex: item.pageIndex };
  const lookOf = (answer: Answer): { readonly name: string; readonly color?: string } => {
    if (answer.kind === 'box') return { name: texts.toBox };
    if (answer.kind === 'attribute')
      return {
        name:
          typeof answer.value === 'boolean' ? (answer.value ? texts.yes : texts.no) : String(answer.value),
      };
    return known.find(({ id }) => id === answer.class) ?? { name: answer.class };
  };
  return (
    <div className={classes.group} role="group" aria-label={texts.label}>
      {answers.map((answer, index) => {
        const { name, color } = lookOf(answer);
        return (
          <Button
            key={name}
            variant="default"
            onClick={() => decide(editor, place, answer)}
            leftSection={
              <>
                {color !== undefined && <span className={classes.swatch} style={{ background: color }} />}
                <kbd className={classes.key}>{index + 1}</kbd>
              </>
            }
          >
            {name}
          </Button>
        );
      })}
      {question.kind === 'attribute' && answers.length === 0 && (
        <AnswerField key={`${item.region} ${question.attribute}`} question={question} place={place} />
      )}
      {question.kind === 'class' && <span className={classes.quiet}>{texts.askClassHint}</span>}
    </div>
  );
}
