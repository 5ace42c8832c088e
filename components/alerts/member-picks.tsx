"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";

export type Pick = { value: string; label: string };

type PicksProps = {
  legend: string;
  name: string;
  options: readonly Pick[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error?: string | undefined;
  hint?: string;
};

/** Ticked boxes of one field. They keep what was ticked when the form is refused. */
export function Picks({ legend, name, options, chosen, onChange, error, hint }: PicksProps) {
  const id = useId();
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <fieldset aria-describedby={error ? id : undefined} className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-table font-medium">{legend}</legend>
      <div className="grid max-h-36 grid-cols-2 gap-x-4 overflow-y-auto max-md:grid-cols-1">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            name={name}
            value={value}
            checked={chosen.includes(value)}
            onCheckedChange={() => toggle(value)}
          />
        ))}
      </div>
      {hint ? <p className="text-caption text-muted">{hint}</p> : null}
      {error ? (
        <p id={id} className="text-caption font-medium text-over">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
