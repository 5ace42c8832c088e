import type { FieldShape, FormField, Variant } from "./form-field";

export type Path = readonly (string | number)[];

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );
}

/** The value with another one at a path. `undefined` leaves the field out, so that its default holds. */
export function withValueAt(value: unknown, path: Path, next: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  if (typeof key === "number") {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const changed = withValueAt(items[key], rest, next);
    return key < items.length ? items.with(key, changed) : [...items, changed];
  }
  const fields: Record<string, unknown> = typeof value === "object" && value !== null ? { ...value } : {};
  const changed = withValueAt(fields[key], rest, next);
  if (changed === undefined) delete fields[key];
  else fields[key] = changed;
  return fields;
}

/** What a field starts with when a row is added or a variant chosen: its default, else the least that is allowed. */
export function startOf(field: FormField): unknown {
  if (field.standard !== undefined) return field.standard;
  if (field.isNullable) return null;
  return startOfShape(field);
}

function startOfShape(shape: FieldShape): unknown {
  switch (shape.kind) {
    case "number":
      return shape.minimum === null || shape.minimum < 0 ? 0 : shape.minimum + (shape.aboveMinimum ? 1 : 0);
    case "text":
      return "";
    case "choice":
      return shape.options[0];
    case "flag":
      return false;
    case "group":
      return startOfFields(shape.fields);
    case "list":
      return Array.from({ length: shape.minimum }, () => startOf(shape.item));
    case "variants":
      return startOfVariant(shape.variants[0], shape.by);
    case "json":
      return null;
  }
}

function startOfFields(fields: readonly FormField[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter(({ isRequired }) => isRequired).map((field) => [field.key, startOf(field)]));
}

export function startOfVariant(variant: Variant | undefined, by: string | null): unknown {
  if (variant === undefined) return null;
  if ("word" in variant) return variant.word;
  return by === null ? startOfFields(variant.fields) : { [by]: variant.name, ...startOfFields(variant.fields) };
}

/** The variant that a value is of; undefined for none. */
export function variantOf(value: unknown, variants: readonly Variant[], by: string | null): Variant | undefined {
  if (by !== null) return variants.find(({ name }) => name === valueAt(value, [by]));
  if (typeof value === "string") return variants.find((variant) => "word" in variant && variant.word === value);
  return variants.find((variant) => "fields" in variant);
}
