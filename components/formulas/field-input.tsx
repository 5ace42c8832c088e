"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field, type FieldControl } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { formatFieldName } from "@/lib/format/field-name";
import type { FormField } from "@/lib/schema/form-field";
import { type Path, valueAt, withValueAt } from "@/lib/schema/form-value";
import { hintOf } from "./field-hint";
import { JsonInput } from "./json-input";
import { ListInput } from "./list-input";
import { problemText } from "./problem-text";
import { VariantInput } from "./variant-input";

export type FieldInputProps = {
  field: FormField;
  path: Path;
  /** The whole input, of which the field is a part. */
  input: unknown;
  errors: Readonly<Record<string, string>>;
  onChange: (input: unknown) => void;
  /** In place of the field's own name, as for the rows of a list. */
  label?: string;
};

/** One field of a generated form, or a group, list or choice of fields. */
export function FieldInput(props: FieldInputProps) {
  const { field, path, input, errors, onChange } = props;
  const label = props.label ?? formatFieldName(field.key);
  const value = valueAt(input, path);
  const address = path.join(".");
  const rule = errors[address];
  const error = rule === undefined ? undefined : problemText(address, rule, value);
  const change = (next: unknown) => onChange(withValueAt(input, path, next));
  /** Emptied: null where that means "not given", left out where a default takes over. */
  const empty = field.isNullable ? null : undefined;
  const frame = { label, error, hint: hintOf(field), optional: field.isNullable };
  switch (field.kind) {
    case "number":
      return (
        <Field {...frame}>
          {(control) => (
            <NumberField
              {...control}
              value={typeof value === "number" ? value : null}
              step={field.maximum !== null && field.maximum <= 1 ? 0.05 : 1}
              decimals={15}
              onValueChange={(next) => change(next ?? empty)}
            />
          )}
        </Field>
      );
    case "text":
      return (
        <Field {...frame}>
          {(control) => (
            <Input
              {...control}
              value={typeof value === "string" || typeof value === "number" ? String(value) : ""}
              onChange={({ target }) => change(target.value === "" && field.isNullable ? null : target.value)}
            />
          )}
        </Field>
      );
    case "choice":
      return (
        <Field {...frame}>
          {(control) => (
            <ChoiceInput control={control} field={field} value={value ?? field.standard} onChange={change} />
          )}
        </Field>
      );
    case "flag":
      if (field.isNullable) {
        return (
          <Field {...frame}>
            {(control) => (
              <ChoiceInput
                control={control}
                field={{ ...field, kind: "choice", options: ["yes", "no"] }}
                value={value === true ? "yes" : value === false ? "no" : null}
                onChange={(next) => change(next === null ? null : next === "yes")}
              />
            )}
          </Field>
        );
      }
      return <Checkbox label={label} checked={(value ?? field.standard) === true} onCheckedChange={change} />;
    case "group":
      return (
        <fieldset className="flex min-w-0 flex-col gap-3 border-l-2 border-hairline pl-3">
          <legend className="mb-2 text-table font-medium">{label}</legend>
          {field.fields.map((each) => (
            <FieldInput
              {...props}
              key={each.key}
              field={each}
              path={[...path, each.key]}
              label={formatFieldName(each.key)}
            />
          ))}
        </fieldset>
      );
    case "list":
      return <ListInput {...props} list={field} label={label} error={error} />;
    case "variants":
      return <VariantInput {...props} choice={field} label={label} error={error} />;
    case "json":
      return <JsonInput {...frame} value={value} onChange={change} />;
  }
}

const notGiven = "";

type ChoiceInputProps = {
  control: FieldControl;
  field: FormField & { kind: "choice" };
  value: unknown;
  onChange: (value: string | null) => void;
};

function ChoiceInput({ control, field, value, onChange }: ChoiceInputProps) {
  const options = field.options.map((option) => ({ value: option, label: option }));
  return (
    <Select
      {...control}
      className="w-full"
      options={field.isNullable ? [{ value: notGiven, label: "Not given" }, ...options] : options}
      value={typeof value === "string" ? value : notGiven}
      onValueChange={(next) => onChange(next === notGiven ? null : next)}
    />
  );
}
