import type { Edit } from '../../domain/edits/edit';

/** Each form of an edit once, as it is written. */
export const EDIT_EXAMPLES: Readonly<Record<Edit['op'], string>> = {
  add: '{"op":"add","document":"a.pdf","pageIndex":0,"class":"Table","box":[72,90,520,300]}',
  move: '{"op":"move","region":"0190…","box":[72,90,520,310]}',
  delete: '{"op":"delete","region":"0190…"}',
  relabel: '{"op":"relabel","region":"0190…","class":"Figure"}',
  'set-text': '{"op":"set-text","region":"0190…","text":"Total 12.50"}',
  'set-attribute': '{"op":"set-attribute","region":"0190…","name":"rotated","value":true}',
  'set-parent': '{"op":"set-parent","region":"0190…","parent":"0191…"}',
  'set-status': '{"op":"set-status","region":"0190…","status":"accepted"}',
  'set-page-state': '{"op":"set-page-state","document":"a.pdf","pageIndex":0,"state":"reviewed"}',
};

/** The forms of an edit, as `colophon edit --help` explains them. `docs/command-line.md` says the same at more length. */
export const EDIT_HELP = `
One edit per line. Coordinates are points (pixels for images) in page space: the page as it is shown,
origin top left, x to the right, y down. pageIndex counts from 0. A document is named by its name or the
first digits of its id, a class by its name or id, a region by its id. Exactly one of
  "box":[left,top,right,bottom]  "quad":[x1,y1,…,x4,y4]  "polygon":[x1,y1,x2,y2,x3,y3,…]

  ${EDIT_EXAMPLES.add}
      also: "text", "attributes":{"rotated":false}, "parent":"0190…", "id":UUID
  ${EDIT_EXAMPLES.move}
  ${EDIT_EXAMPLES.delete}
  ${EDIT_EXAMPLES.relabel}
  ${EDIT_EXAMPLES['set-text']}
      null removes it
  ${EDIT_EXAMPLES['set-attribute']}
      null removes it
  ${EDIT_EXAMPLES['set-parent']}
      null makes it a top one
  ${EDIT_EXAMPLES['set-status']}
      proposed, accepted, rejected
  ${EDIT_EXAMPLES['set-page-state']}
      unseen, seen, reviewed; without pageIndex every page of the document

Forms with "region" may carry "document" and "pageIndex", which saves the search for it.

Every line is answered on stdout when its edit is on disk:
  {"line":1,"ok":true,"op":"add","region":"0190…","document":"5f0c…","pageIndex":0,"revision":7}
  {"line":2,"ok":false,"error":{"code":"edit-invalid","message":"…"}}
A region that then lies wholly or partly outside its page is kept, with "warnings":["outside-page"] in the answer.
A bad line does not stop the rest; the command exits 1 at the end. With --json the answers form one array.

Example:
  $ colophon edit edits.jsonl --dataset invoices
  $ echo '${EDIT_EXAMPLES.delete}' | colophon edit - --dataset invoices`;
