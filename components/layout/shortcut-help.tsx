"use client";

import { Dialog } from "@/components/ui/dialog";

export type Shortcut = { keys: string; label: string };

export type ShortcutHelpProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  shortcuts: readonly Shortcut[];
};

export function ShortcutHelp({ open, onOpenChange, shortcuts }: ShortcutHelpProps) {
  return (
    <Dialog
      title="Keyboard shortcuts"
      description="Single keys can be switched off in Appearance."
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-table">
        {shortcuts.map((shortcut) => (
          <div key={shortcut.keys} className="contents">
            <dt>
              <kbd className="rounded-[4px] bg-neutral-bg px-1.5 font-mono text-caption">{shortcut.keys}</kbd>
            </dt>
            <dd>{shortcut.label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
