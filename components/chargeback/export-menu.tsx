"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { MonthHead } from "@/lib/chart/chargeback";

export type ExportMenuProps = {
  head: Pick<MonthHead, "period" | "basis">;
  /** The statement on screen; null: the month of all teams. */
  team: string | null;
  /** The reader sees every team, and so may have what is made of all of them. */
  seesAll: boolean;
};

/** The files of what is on screen: the same month, basis and closing. */
export function ExportMenu({ head: { period, basis }, team, seesAll }: ExportMenuProps) {
  const folder = `/chargeback/${period.month}`;
  const query = new URLSearchParams({ basis, ...(period.version !== null && { version: String(period.version) }) });
  const file = (label: string, name: string): MenuItem => ({
    kind: "download",
    label,
    href: `${folder}/${name}?${query}`,
  });
  const items: MenuItem[] = [
    ...(team === null ? [] : [file("Statement, PDF", `${team}/statement.pdf`)]),
    file(seesAll ? "All statements, XLSX" : "Your statements, XLSX", "statements.xlsx"),
    file(seesAll ? "All statements, CSV" : "Your statements, CSV", "statements.csv"),
    ...(seesAll
      ? [
          file("Journal, CSV", "journal.csv"),
          { kind: "download" as const, label: "All lines, FOCUS CSV", href: `${folder}/focus.csv` },
        ]
      : []),
  ];
  return (
    <Menu
      trigger={
        <Button aria-label="Export files">
          <Download size={16} aria-hidden />
          Export
        </Button>
      }
      items={items}
    />
  );
}
