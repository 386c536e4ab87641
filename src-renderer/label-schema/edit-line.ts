import type { LabelSchema } from '../../src-main/domain/label-schema/label-schema';

export interface EditLine<Reply> {
  /** Sends a schema after those before it. When one of them is refused, this one, built on it, is not sent. */
  send(schema: LabelSchema): Promise<Reply>;
  isIdle(): boolean;
}

/**
 * Sends whole schemas one after another: each was built on the one before, so none may overtake it, and none may
 * be saved after it was refused.
 */
export function createEditLine<Reply>(save: (schema: LabelSchema) => Promise<Reply>): EditLine<Reply> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const send = (schema: LabelSchema): Promise<Reply> => {
    waiting += 1;
    // With nothing before it a refusal of the past is over.
    const before = waiting === 1 ? Promise.resolve() : last;
    const sent = before.then(() => save(schema));
    const ended = (): void => {
      waiting -= 1;
    };
    void sent.then(ended, ended);
    last = sent;
    return sent;
  };
  return { send, isIdle: () => waiting === 0 };
}
