/** A form in a dialog may be long: the first field that is wrong comes to the eye. */
export function focusFirstError(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[role="dialog"] form [aria-invalid="true"]')?.focus();
  });
}
