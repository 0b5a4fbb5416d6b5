/**
 * The fields of an input that differ from what was there: an update leaves alone what is absent,
 * so nobody overwrites what somebody else changed in a field that was not touched.
 */
export function changedPart<Input extends object>(before: Input, after: Input): Partial<Input> {
  const names = Object.keys(after) as Array<keyof Input>;
  return Object.fromEntries(
    names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => [name, after[name]]),
  ) as Partial<Input>;
}
