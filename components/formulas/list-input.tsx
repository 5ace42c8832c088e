"use client";

import { cx } from "class-variance-authority";
import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatFieldName } from "@/lib/format/field-name";
import type { FieldShape } from "@/lib/schema/form-field";
import { startOf, valueAt, withValueAt } from "@/lib/schema/form-value";
import { FieldInput, type FieldInputProps } from "./field-input";

export type ListInputProps = FieldInputProps & {
  list: FieldShape & { kind: "list" };
  label: string;
  error: string | undefined;
};

/** Rows that can be added and taken away. */
export function ListInput({ field, list, path, input, errors, onChange, label, error }: ListInputProps) {
  const found = valueAt(input, path) ?? field.standard;
  const rows: readonly unknown[] = Array.isArray(found) ? found : [];
  const write = (next: readonly unknown[]) => onChange(withValueAt(input, path, next));
  // While the default holds there is nothing in the input that a row could change.
  const filled = Array.isArray(valueAt(input, path)) ? input : withValueAt(input, path, rows);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-table font-medium">{label}</legend>
      {rows.map((_row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its position, as in the API
        <div key={index} className="flex items-start gap-1.5 rounded-control border border-hairline p-2">
          <div className={cx("grid min-w-0 flex-1 gap-2", list.item.kind === "group" && "grid-cols-2")}>
            <RowFields
              field={field}
              list={list}
              path={[...path, index]}
              input={filled}
              errors={errors}
              onChange={onChange}
              label={`${label} ${index + 1}`}
            />
          </div>
          <Button
            variant="quiet"
            size="sm"
            icon
            aria-label={`Remove ${label} ${index + 1}`}
            disabled={rows.length <= list.minimum}
            onClick={() => write(rows.toSpliced(index, 1))}
          >
            <X size={16} aria-hidden />
          </Button>
        </div>
      ))}
      {error ? <p className="text-caption font-medium text-over">{error}</p> : null}
      <Button
        size="sm"
        className="self-start"
        disabled={list.maximum !== null && rows.length >= list.maximum}
        onClick={() => write([...rows, startOf(list.item)])}
      >
        <Plus size={16} aria-hidden />
        Add a row
      </Button>
    </fieldset>
  );
}

type RowFieldsProps = FieldInputProps & { list: FieldShape & { kind: "list" }; label: string };

/** The fields of a row side by side in one frame; a plain value has only itself. */
function RowFields({ list, label, ...props }: RowFieldsProps) {
  if (list.item.kind !== "group") return <FieldInput {...props} field={list.item} label={label} />;
  return list.item.fields.map((each) => (
    <FieldInput
      {...props}
      key={each.key}
      field={each}
      path={[...props.path, each.key]}
      label={`${formatFieldName(each.key)} ${Number(props.path.at(-1)) + 1}`}
    />
  ));
}
