export const headCell =
  "sticky left-0 z-1 border-b border-hairline bg-card py-1.5 pr-2 pl-4 text-left align-top font-normal";
export const wordsCell = "border-b border-hairline px-2 py-1.5 align-top";
export const figureCell =
  "border-b border-hairline px-2 py-1.5 text-right align-top whitespace-nowrap tabular-nums last:pr-4";
export const toolsCell = "border-b border-hairline py-1 pr-3 align-top";
