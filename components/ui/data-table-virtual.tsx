"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { DataRow, type DataTableBodyProps } from "./data-table-body";

/** The rows in view between two spacers, with their true positions told to screen readers. */
export function VirtualBody<Row>({ rows, scroller, ...rest }: DataTableBodyProps<Row>) {
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 32,
    overscan: 8,
    initialRect: { width: 1000, height: 640 },
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const span = rest.columns.length + (rest.selection ? 1 : 0);
  return (
    <tbody>
      {before > 0 ? <Spacer height={before} span={span} /> : null}
      {items.map((item) => {
        const row = rows[item.index];
        return row === undefined ? null : (
          <DataRow key={rest.rowId(row)} row={row} index={item.index} measure={virtualizer.measureElement} {...rest} />
        );
      })}
      {after > 0 ? <Spacer height={after} span={span} /> : null}
    </tbody>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}
