"use client";

import { useState } from "react";
import { Field, type FieldProps } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";

export type JsonInputProps = Pick<FieldProps, "label" | "hint" | "error"> & {
  optional: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
};

/** A value of no simple kind, as JSON; what is not JSON yet is kept as text and said below. */
export function JsonInput({ value, onChange, error, ...frame }: JsonInputProps) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 1));
  const [isJson, setIsJson] = useState(true);
  function change(next: string) {
    setText(next);
    try {
      onChange(JSON.parse(next));
      setIsJson(true);
    } catch {
      setIsJson(false);
    }
  }
  return (
    <Field {...frame} error={isJson ? error : "This is not JSON yet."}>
      {(control) => (
        <Textarea
          {...control}
          rows={4}
          spellCheck={false}
          value={text}
          onChange={({ target }) => change(target.value)}
          className="font-mono"
        />
      )}
    </Field>
  );
}
