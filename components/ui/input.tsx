import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";

export const controlStyle =
  "w-full rounded-control border border-control bg-card px-2.5 text-table text-text aria-invalid:border-over disabled:bg-sunken disabled:text-muted";

export type InputProps = ComponentProps<"input">;

export function Input({ className, type = "text", ...rest }: InputProps) {
  return <input type={type} className={cx(controlStyle, "h-8 max-md:h-10", className)} {...rest} />;
}

export type TextareaProps = ComponentProps<"textarea">;

export function Textarea({ className, rows = 3, ...rest }: TextareaProps) {
  return <textarea rows={rows} className={cx(controlStyle, "py-1.5", className)} {...rest} />;
}
