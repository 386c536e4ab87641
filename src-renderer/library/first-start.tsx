/** Being built. */
export function FirstStart() {
  return <p>FirstStart</p>;
}
