/** Being built. */
export function DocumentsScreen({
  dataset,
  version,
}: {
  readonly dataset: string;
  readonly version: string;
}) {
  return (
    <p>
      {dataset} {version}
    </p>
  );
}
