/** Pixels; `class-tree.module.css` says the same height. */
export const ROW_HEIGHT_PX = 34;
/** How far a class stands to the right of the one it is a kind of. */
export const INDENT_PX = 18;
