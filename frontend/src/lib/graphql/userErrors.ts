/** What the business refuses, told by the server at the field that is wrong. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** The part of a form that this file needs; Mantine's form has it. */
interface FormErrors {
  setErrors(errors: Record<string, string>): void;
}

/** The name of the form field that a path leads to: `["input", "lots", "0", "title"]` is `lots.0.title`. */
export function fieldOf(path: readonly string[]): string {
  return (path[0] === 'input' ? path.slice(1) : path).join('.');
}

/**
 * Puts each user error at its field and returns those that belong to no field of the form, to be shown above it.
 * `fields` are the names on screen; a name covers what is below it, so `deadline` takes an error at `deadline.day`.
 */
export function showUserErrors(
  form: FormErrors,
  userErrors: readonly UserError[],
  fields: readonly string[],
): UserError[] {
  const atFields: Record<string, string> = {};
  const rest: UserError[] = [];
  for (const error of userErrors) {
    const name = fieldOf(error.path);
    const field = fields.find((known) => name === known) ?? fields.find((known) => name.startsWith(`${known}.`));
    if (field === undefined) {
      rest.push(error);
    } else {
      const before = atFields[field];
      atFields[field] = before === undefined ? sentence(error.message) : `${before} ${sentence(error.message)}`;
    }
  }
  form.setErrors(atFields);
  return rest;
}

/** Server messages are lower-case without full stop, so that they can stand inside a log line; on screen they are sentences. */
export function sentence(message: string): string {
  const text = message.trim();
  if (text === '') return text;
  const first = text.charAt(0).toLocaleUpperCase() + text.slice(1);
  return /[.!?…]$/.test(first) ? first : `${first}.`;
}

/** Several messages at one field; undefined when there are none, as fields expect it. */
export function sentences(errors: readonly UserError[]): string | undefined {
  return errors.length === 0 ? undefined : errors.map(({ message }) => sentence(message)).join(' ');
}
