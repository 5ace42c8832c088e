/** The one surface of everything that floats: menus, selects, tooltips, panels of options. */
export const popupStyle =
  "min-w-[var(--anchor-width)] rounded-control bg-raised text-text shadow-overlay outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";
