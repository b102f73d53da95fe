/** A value that is not there, told apart from an empty or zero one. */
export function Missing() {
  return (
    <span title="Missing value" className="text-ink-faint italic select-none">
      null
    </span>
  );
}
