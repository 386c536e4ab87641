/** How near pages are looked at, wherever two sides of them are shown. */
export const zoomTexts = { in: 'Zoom in', out: 'Zoom out', fit: 'Fit width or page' } as const;
