/** Being built. */
export function VersionsScreen({
  dataset,
  selected,
}: {
  readonly dataset: string;
  readonly selected: string | undefined;
}) {
  return (
    <p>
      {dataset} {selected}
    </p>
  );
}
