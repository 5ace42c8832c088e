"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";

const undoTime = 10_000;

export type ToastMessage = {
  title: string;
  description?: string;
  /** Adds an Undo button and keeps the message for ten seconds. */
  onUndo?: () => void | Promise<void>;
};

/** `const notify = useToast(); notify({ title: "Workload archived", onUndo: restore })`. Never for errors that need action. */
export function useToast(): (message: ToastMessage) => void {
  const manager = Base.useToastManager();
  return ({ title, description, onUndo }) => {
    const id: string = manager.add({
      title,
      description,
      timeout: onUndo ? undoTime : 5_000,
      ...(onUndo
        ? {
            actionProps: {
              children: "Undo",
              onClick: () => {
                manager.close(id);
                void onUndo();
              },
            },
          }
        : {}),
    });
  };
}

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider timeout={5_000} limit={3}>
      {children}
      <Base.Portal>
        {/* In the middle, because a side panel has its buttons at the bottom right. */}
        <Base.Viewport
          data-print="hide"
          className="fixed bottom-4 left-1/2 z-50 flex w-[calc(100vw-2rem)] -translate-x-1/2 flex-col gap-2 outline-none sm:w-96"
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className="rounded-control bg-raised text-text shadow-overlay transition-opacity data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-2 py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <Base.Title render={<p />} className="text-table font-medium" />
          <Base.Description className="text-caption text-muted" />
        </div>
        <Base.Action className="h-8 rounded-control px-2 text-table font-medium text-accent hover:bg-hover" />
        <Base.Close render={<Button variant="quiet" size="sm" icon aria-label="Dismiss" />}>
          <X size={16} aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
