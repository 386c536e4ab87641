/** The mark of Colophon: a page with its note at the end. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="3.5" y="2" width="17" height="20" rx="3" fill="var(--mantine-primary-color-filled)" />
      <path
        d="M7.5 7h9M7.5 10.5h9"
        stroke="#fff"
        strokeOpacity=".55"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      <path d="M9 17h6" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
      <circle cx="12" cy="13.9" r="1" fill="#fff" />
    </svg>
  );
}
