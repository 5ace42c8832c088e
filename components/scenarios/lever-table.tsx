"use client";

import { cx } from "class-variance-authority";
import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Lever } from "@/lib/calc/lever";
import { type LeverResult, type LeverResults, moveText } from "@/lib/chart/lever-results";
import { leverStart, leverText, leverWorkloads } from "@/lib/chart/lever-text";
import type { PlacementView } from "@/lib/chart/scenario-placements";
import { formatNumber, missing } from "@/lib/format/number";
import { formatRatio } from "@/lib/format/ratio";
import { type LeverInput, leverNames } from "@/lib/schema/lever";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { DifferenceFrame } from "./difference-frame";
import { LeverDialog } from "./lever-dialog";

export type LeverTableProps = {
  input: ScenarioInput;
  view: PlacementView;
  results: LeverResults;
  currency: string;
  /** Absent where nothing may be changed. */
  edits?: LeverEdits | undefined;
};

export type LeverEdits = {
  replace: (lever: Lever) => void;
  move: (lever: Lever, by: -1 | 1) => void;
  remove: (lever: Lever) => void;
};

const cell = "border-b border-hairline px-2 py-1.5 text-right align-top whitespace-nowrap last:pr-4";
const words = "border-b border-hairline px-2 py-1.5 align-top";
const head = "sticky left-0 z-1 border-b border-hairline bg-card py-1.5 pr-2 pl-4 text-left align-top font-normal";
const foot = "border-t border-border px-2 py-1.5 text-right whitespace-nowrap last:pr-4";

/** The move and each lever in the order in which they apply, with what each saves on what is left by those above it. */
export function LeverTable({ input, view, results, currency, edits }: LeverTableProps) {
  const { horizonMonths } = input;
  return (
    <DifferenceFrame
      label="Levers"
      caption={`Levers in their order, what each does and saves over ${horizonMonths} months, ${currency}`}
      corner={`Over ${horizonMonths} months`}
      columns={["What it does", `Effort, ${currency}`, `Saving, ${currency}`, "Share, %", ...(edits ? ["Edit"] : [])]}
      textColumns={["What it does"]}
      focusIndex={-1}
    >
      <tbody>
        <tr>
          <th scope="row" className={head}>
            <LeverName name={moveText(view)} />
          </th>
          <td className={cx(words, "text-muted")}>All cloud to {view.name}, no lever in either</td>
          <td className={cx(cell, "text-muted")}>in its costs</td>
          <Saving saving={results.placement} share={results.placementShare} />
          {edits ? <td className={cell} /> : null}
        </tr>
        {results.levers.map((result, index) => (
          <LeverRow
            key={result.lever.id}
            {...{ result, index, input, currency, edits }}
            count={results.levers.length}
          />
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold" data-whole>
          <th scope="row" className="sticky left-0 z-1 border-t border-border bg-card py-1.5 pr-2 pl-4 text-left">
            Whole saving
          </th>
          <td className="border-t border-border" />
          <td className={foot}>{formatNumber(results.oneOffCost)}</td>
          <td className={foot}>{formatNumber(results.whole)}</td>
          <td className={foot}>{results.whole > 0 ? "100.0" : missing}</td>
          {edits ? <td className="border-t border-border" /> : null}
        </tr>
      </tfoot>
    </DifferenceFrame>
  );
}

function LeverName({ name }: { name: string }) {
  return (
    <span title={name} className="line-clamp-3 w-44 break-words max-md:w-32">
      {name}
    </span>
  );
}

type RowProps = Pick<LeverTableProps, "input" | "currency" | "edits"> & {
  result: LeverResult;
  index: number;
  count: number;
};

function LeverRow({ result, index, count, input, currency, edits }: RowProps) {
  const { lever, saving, share } = result;
  return (
    <tr data-lever={lever.id}>
      <th scope="row" className={head}>
        <LeverName name={`${index + 1}. ${lever.name}`} />
        <span className="block text-caption text-muted">{leverNames[lever.change.kind]}</span>
      </th>
      <td className={cx(words, "min-w-48")}>
        {leverText(lever.change)}
        <span className="block text-caption text-muted">
          {leverWorkloads(lever, input)}, from {leverStart(lever, input)}
        </span>
      </td>
      <td className={cell}>{formatNumber(lever.oneOffCost)}</td>
      <Saving saving={saving} share={share} />
      {edits ? (
        <td className="border-b border-hairline py-1 pr-3 align-top">
          <RowTools {...{ lever, index, count, input, currency, edits }} />
        </td>
      ) : null}
    </tr>
  );
}

/** A lever that costs more than it saves says so; its sign and its words carry it, colour repeats it. */
function Saving({ saving, share }: { saving: number; share: number | null }) {
  return (
    <>
      <td className={cx(cell, saving > 0 && "text-saving", saving < 0 && "text-over")}>
        {Math.abs(saving) < 0.5 ? "0" : formatNumber(saving)}
        {saving <= -0.5 ? <span className="block text-caption">costs more</span> : null}
      </td>
      <td className={cell}>
        {share === null ? (
          <span title="There is no saving to have a share of">
            {missing}
            <span className="sr-only"> there is no saving to have a share of</span>
          </span>
        ) : (
          formatRatio(share).replace("%", "")
        )}
      </td>
    </>
  );
}

type ToolsProps = Omit<RowProps, "result" | "edits"> & { lever: Lever; edits: LeverEdits };

function RowTools({ lever, index, count, input, currency, edits }: ToolsProps) {
  return (
    <span data-print="hide" className="ml-auto grid w-max grid-flow-col grid-rows-2">
      <MoveButton label={`Move ${lever.name} up`} isEnd={index === 0} onMove={() => edits.move(lever, -1)}>
        <ArrowUp size={16} aria-hidden />
      </MoveButton>
      <MoveButton label={`Move ${lever.name} down`} isEnd={index === count - 1} onMove={() => edits.move(lever, 1)}>
        <ArrowDown size={16} aria-hidden />
      </MoveButton>
      <LeverDialog
        lever={lever}
        input={input}
        currency={currency}
        trigger={
          <Button variant="quiet" size="sm" icon aria-label={`Change ${lever.name}`}>
            <Pencil size={16} aria-hidden />
          </Button>
        }
        onApply={(changed: LeverInput) => edits.replace({ ...changed, id: lever.id })}
      />
      <Button variant="quiet" size="sm" icon aria-label={`Remove ${lever.name}`} onClick={() => edits.remove(lever)}>
        <Trash2 size={16} aria-hidden />
      </Button>
    </span>
  );
}

type MoveButtonProps = { label: string; isEnd: boolean; onMove: () => void; children: React.ReactNode };

/** Stays focusable at the end of the list, so that a lever can be moved there by keyboard without losing the place. */
function MoveButton({ label, isEnd, onMove, children }: MoveButtonProps) {
  return (
    <Button
      variant="quiet"
      size="sm"
      icon
      aria-label={label}
      aria-disabled={isEnd || undefined}
      onClick={() => {
        if (!isEnd) onMove();
      }}
    >
      {children}
    </Button>
  );
}
