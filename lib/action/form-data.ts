const secret = /password|secret|token/i;

/** The fields of a form for a schema: text or file, and a list where a name occurs several times. */
export function inputOf(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name) => {
      const [first = "", ...rest] = form.getAll(name);
      return [name, rest.length === 0 ? first : [first, ...rest]];
    }),
  );
}

/** What was typed, for showing it again; React empties the form after its action. Never passwords. */
export function valuesOf(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$ACTION") && !secret.test(name)) values[name] = value;
  }
  return values;
}
