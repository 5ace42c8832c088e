"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Menu as MenuIcon, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Mark } from "./brand";
import { NotificationBell } from "./notification-bell";
import { SidebarHead, SidebarLinks, type SidebarProps } from "./sidebar";
import { UserMenu } from "./user-menu";

/** Below 768 px: the brand and a button that opens the navigation as a drawer. */
export function MobileBar({ model, onSearch, signOut }: SidebarProps) {
  const [open, setOpen] = useState(false);
  return (
    <header
      data-print="hide"
      className="flex h-12 items-center gap-2 border-b border-border bg-card pr-2 pl-4 md:hidden"
    >
      <Mark />
      <span className="flex-1 text-[15px] font-semibold tracking-[-0.01em]">Crossover</span>
      <NotificationBell unread={model.unread} />
      <Dialog.Root open={open} onOpenChange={setOpen}>
        <Dialog.Trigger render={<Button variant="quiet" icon aria-label="Open menu" />}>
          <MenuIcon size={16} aria-hidden />
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
          <Dialog.Popup className="fixed inset-y-0 left-0 z-30 flex w-[min(280px,85vw)] flex-col overflow-y-auto bg-card p-3 shadow-overlay outline-none">
            <div className="flex items-center">
              <Dialog.Title className="sr-only">Menu</Dialog.Title>
              <Dialog.Close className="ml-auto" render={<Button variant="quiet" icon aria-label="Close menu" />}>
                <X size={16} aria-hidden />
              </Dialog.Close>
            </div>
            <SidebarHead
              organisation={model.organisation}
              onSearch={() => {
                setOpen(false);
                onSearch();
              }}
            />
            <SidebarLinks groups={model.navigation} onNavigate={() => setOpen(false)} />
            <div className="mt-auto border-t border-hairline pt-2">
              <UserMenu model={model} signOut={signOut} />
            </div>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </header>
  );
}
