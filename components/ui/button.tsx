import { cva, cx, type VariantProps } from "class-variance-authority";
import Link from "next/link";
import type { ComponentProps } from "react";

export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium text-table whitespace-nowrap no-underline transition-colors disabled:opacity-50 aria-disabled:opacity-50 max-md:min-h-10",
  {
    variants: {
      variant: {
        outline: "border-border bg-card text-text hover:bg-hover",
        primary: "border-accent bg-accent text-on-accent hover:opacity-90",
        quiet: "border-transparent bg-transparent text-muted hover:bg-neutral-bg hover:text-text",
        danger: "border-over bg-card text-over hover:bg-over-bg",
      },
      size: { sm: "h-7", md: "h-8", lg: "h-10" },
      icon: { true: "", false: "" },
    },
    compoundVariants: [
      { icon: false, size: "sm", class: "px-2" },
      { icon: false, size: "md", class: "px-3" },
      { icon: false, size: "lg", class: "px-4" },
      { icon: true, size: "sm", class: "w-7 max-md:w-10" },
      { icon: true, size: "md", class: "w-8 max-md:w-10" },
      { icon: true, size: "lg", class: "w-10" },
    ],
    defaultVariants: { variant: "outline", size: "md", icon: false },
  },
);

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyle>;

/** With `icon` the button is square: give it an `aria-label`. */
export function Button({ variant, size, icon, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={cx(buttonStyle({ variant, size, icon }), className)} {...rest} />;
}

export type ButtonLinkProps = ComponentProps<typeof Link> & VariantProps<typeof buttonStyle>;

export function ButtonLink({ variant, size, icon, className, ...rest }: ButtonLinkProps) {
  const colour = variant === "primary" ? "text-on-accent" : variant === "quiet" ? "text-muted" : "text-text";
  return <Link className={cx(buttonStyle({ variant, size, icon }), colour, className)} {...rest} />;
}
