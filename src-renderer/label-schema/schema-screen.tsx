/** Being built. */
export function SchemaScreen({ dataset, version }: { readonly dataset: string; readonly version: string }) {
  return (
    <p>
      {dataset} {version}
    </p>
  );
}
