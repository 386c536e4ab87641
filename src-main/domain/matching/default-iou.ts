/** IoU from which two regions may be the same one, where nobody says otherwise: that of COCO, Datumaro and CVAT. */
export const DEFAULT_IOU = 0.5;
