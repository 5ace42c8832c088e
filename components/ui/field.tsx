"use client";

import { cx } from "class-variance-authority";
import { type ReactNode, useId } from "react";

/** Spread onto the control that the field labels. */
export type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

export type FieldProps = {
  label: string;
  /** Shown after the label: USD, h/mo, %. */
  unit?: string | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** `<Field label="Name" error={e}>{(control) => <Input name="name" {...control} />}</Field>` */
export function Field({ label, unit, hint, error, optional = false, className, children }: FieldProps) {
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className="text-table font-medium">
        {label}
        {unit ? <span className="ml-1 text-caption font-normal text-muted">{unit}</span> : null}
        {optional ? <span className="ml-1 text-caption font-normal text-muted">optional</span> : null}
      </label>
      {children({ id, "aria-describedby": describedBy || undefined, "aria-invalid": error ? true : undefined })}
      {hint ? (
        <p id={`${id}-hint`} className="text-caption text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-caption font-medium text-over">
          {error}
        </p>
      ) : null}
    </div>
  );
}
