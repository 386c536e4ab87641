/** The forms of an edit, as `colophon edit --help` explains them. `docs/command-line.md` says the same at more length. */
export const EDIT_HELP = `
One edit per line. Coordinates are points (pixels for images) in page space: the page as it is shown,
origin top left, x to the right, y down. pageIndex counts from 0. A document is named by its name or the
first digits of its id, a class by its name or id, a region by its id. Exactly one of
  "box":[left,top,right,bottom]  "quad":[x1,y1,…,x4,y4]  "polygon":[x1,y1,x2,y2,x3,y3,…]

  {"op":"add","document":"a.pdf","pageIndex":0,"class":"Table","box":[72,90,520,300]}
      also: "text", "attributes":{"rotated":false}, "parent":REGION, "id":UUID
  {"op":"move","region":REGION,"box":[72,90,520,310]}
  {"op":"delete","region":REGION}
  {"op":"relabel","region":REGION,"class":"Figure"}
  {"op":"set-text","region":REGION,"text":"Total 12.50"}             null removes it
  {"op":"set-attribute","region":REGION,"name":"rotated","value":true}  null removes it
  {"op":"set-parent","region":REGION,"parent":REGION}                null makes it a top one
  {"op":"set-status","region":REGION,"status":"accepted"}            proposed, accepted, rejected
  {"op":"set-page-state","document":"a.pdf","pageIndex":0,"state":"reviewed"}
      unseen, seen, reviewed; without pageIndex every page of the document

Forms with "region" may carry "document" and "pageIndex", which saves the search for it.

Every line is answered on stdout when its edit is on disk:
  {"line":1,"ok":true,"op":"add","region":REGION,"document":ID,"pageIndex":0,"revision":7}
  {"line":2,"ok":false,"error":{"code":"edit-invalid","message":"…"}}
A bad line does not stop the rest; the command exits 1 at the end. With --json the answers form one array.

Example:
  $ colophon edit edits.jsonl --dataset invoices
  $ echo '{"op":"delete","region":"0190…"}' | colophon edit - --dataset invoices`;
