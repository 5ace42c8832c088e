"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import type { CommandGroup } from "./command-palette";
import { useKeyboard } from "./keyboard";
import { MobileBar } from "./mobile-bar";
import type { ShellLink, ShellModel } from "./shell-model";
import { type Shortcut, ShortcutHelp } from "./shortcut-help";
import { Sidebar } from "./sidebar";
import { switchTheme } from "./user-menu";

const CommandPalette = dynamic(() => import("./command-palette").then((module) => module.CommandPalette), {
  ssr: false,
});

async function signOut() {
  const auth = await import("next-auth/react");
  await auth.signOut({ callbackUrl: "/sign-in" });
}

/** Everything around a page that depends on who looks at it. */
export function ShellChrome({ model }: { model: ShellModel }) {
  const router = useRouter();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const [ready, setReady] = useState(false);
  const entries = useMemo(() => model.navigation.flatMap((group) => group.entries), [model.navigation]);

  // The palette's script comes after the page is usable, and before it is first wanted.
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), 400);
    return () => clearTimeout(timer);
  }, []);

  useKeyboard({
    palette: () => setPaletteOpen(true),
    help: () => setHelpOpen(true),
    goTo: (letter) => {
      const entry = entries.find((candidate) => candidate.shortcut === letter);
      if (entry) router.push(entry.href);
    },
  });

  const groups = useMemo((): CommandGroup[] => {
    const go = (link: ShellLink) => ({ id: link.href, label: link.label, run: () => router.push(link.href) });
    const pages = entries.map((entry) => ({ ...go({ ...entry, group: "Pages" }), hint: `g ${entry.shortcut}` }));
    const actions = [
      ...model.actions.map(go),
      { id: "theme", label: "Switch between light and dark", run: () => void switchTheme() },
      { id: "shortcuts", label: "Show keyboard shortcuts", hint: "?", run: () => setHelpOpen(true) },
      { id: "sign-out", label: "Sign out", run: () => void signOut() },
    ];
    const named = new Map<string, ShellLink[]>();
    for (const record of model.records) named.set(record.group, [...(named.get(record.group) ?? []), record]);
    return [
      { value: "Pages", items: [...pages, ...model.account.map(go)] },
      { value: "Actions", items: actions },
      ...[...named].map(([value, links]) => ({ value, items: links.map(go) })),
    ];
  }, [entries, model, router]);

  const shortcuts: Shortcut[] = [
    { keys: "Ctrl K", label: "Search and commands" },
    ...entries.map((entry) => ({ keys: `g ${entry.shortcut}`, label: `Go to ${entry.label}` })),
    { keys: "/", label: "Search in the table" },
    { keys: "t", label: "Chart as table, and back" },
    { keys: "[ ]", label: "Period before and after, in Costs and Chargeback" },
    { keys: "c", label: "Compare or not, in Costs" },
    { keys: "?", label: "This list" },
  ];

  const open = () => setPaletteOpen(true);
  return (
    <>
      <Sidebar model={model} onSearch={open} signOut={signOut} />
      <MobileBar model={model} onSearch={open} signOut={signOut} />
      {ready || paletteOpen ? (
        <CommandPalette open={paletteOpen} onOpenChange={setPaletteOpen} groups={groups} />
      ) : null}
      <ShortcutHelp open={helpOpen} onOpenChange={setHelpOpen} shortcuts={shortcuts} />
    </>
  );
}
