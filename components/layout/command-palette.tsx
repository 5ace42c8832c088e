"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";

export type Command = { id: string; label: string; hint?: string; run: () => void };
export type CommandGroup = { value: string; items: Command[] };

export type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: CommandGroup[];
};

/** Type, arrow, Enter. Focus returns to where it was. */
export function CommandPalette({ open, onOpenChange, groups }: CommandPaletteProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center overflow-hidden px-2 pt-[12vh] pb-2">
          <Dialog.Popup
            aria-label="Command palette"
            className="flex max-h-[min(32rem,calc(100dvh-14vh))] w-full max-w-lg flex-col overflow-hidden rounded-card bg-raised shadow-overlay outline-none"
          >
            <Autocomplete.Root
              open
              inline
              items={groups}
              autoHighlight="always"
              keepHighlight
              itemToStringValue={(item: Command) => item.label}
            >
              <div className="flex items-center gap-2 border-b border-border px-3">
                <Search size={16} aria-hidden className="shrink-0 text-muted" />
                <Autocomplete.Input
                  aria-label="Search pages, actions, workloads and scenarios"
                  placeholder="Search pages, actions, workloads, scenarios"
                  className="h-11 w-full bg-transparent text-body outline-none"
                />
                <Dialog.Close className="rounded-control px-1.5 py-1 text-caption text-muted hover:text-text">
                  Esc
                </Dialog.Close>
              </div>
              <Autocomplete.Empty>
                <p className="px-4 py-6 text-table text-muted">Nothing found.</p>
              </Autocomplete.Empty>
              <Autocomplete.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1 empty:p-0">
                {(group: CommandGroup) => (
                  <Autocomplete.Group key={group.value} items={group.items}>
                    <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 text-caption font-medium text-muted">
                      {group.value}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(item: Command) => (
                        <Autocomplete.Item
                          key={item.id}
                          value={item}
                          onClick={() => {
                            onOpenChange(false);
                            item.run();
                          }}
                          className="flex min-h-8 cursor-default items-center gap-2 rounded-control px-3 text-table data-highlighted:bg-selected"
                        >
                          <span className="min-w-0 flex-1 truncate">{item.label}</span>
                          {item.hint ? <kbd className="font-sans text-caption text-muted">{item.hint}</kbd> : null}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
