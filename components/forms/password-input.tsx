"use client";

import { type ComponentProps, useState } from "react";
import { Input } from "@/components/ui/input";

export type PasswordInputProps = Omit<ComponentProps<"input">, "type">;

/** Pasting stays allowed, and what was typed can be looked at. */
export function PasswordInput({ className, ...rest }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input {...rest} type={shown ? "text" : "password"} className={`pr-16 ${className ?? ""}`} spellCheck={false} />
      <button
        type="button"
        aria-pressed={shown}
        aria-label="Show password"
        onClick={() => setShown(!shown)}
        className="absolute inset-y-1 right-1 rounded-[4px] px-2.5 text-table font-medium text-muted hover:bg-hover hover:text-text"
      >
        {shown ? "Hide" : "Show"}
      </button>
    </div>
  );
}
