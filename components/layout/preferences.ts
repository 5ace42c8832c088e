export const themes = ["system", "light", "dark"] as const;
export const densities = ["compact", "comfortable"] as const;

export type Theme = (typeof themes)[number];
export type Density = (typeof densities)[number];

/** Kept in cookies, so that the first HTML already has them and nothing flashes. */
export type Preferences = { theme: Theme; density: Density; shortcuts: boolean };

export function preferencesFrom(cookie: (name: string) => string | undefined): Preferences {
  const theme = cookie("theme");
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    density: cookie("density") === "comfortable" ? "comfortable" : "compact",
    shortcuts: cookie("shortcuts") !== "off",
  };
}

/** What `<html>` carries; `system` leaves the choice to the browser. */
export function htmlAttributes({ theme, density, shortcuts }: Preferences) {
  return {
    "data-theme": theme === "system" ? undefined : theme,
    "data-density": density,
    "data-shortcuts": shortcuts ? "on" : "off",
  };
}

/** Keeps a preference for a year and applies it at once. In the browser only. */
export function keepPreferences(preferences: Preferences): void {
  const cookies = {
    theme: preferences.theme,
    density: preferences.density,
    shortcuts: preferences.shortcuts ? "on" : "off",
  };
  for (const [name, value] of Object.entries(cookies)) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support
    document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
  }
  for (const [name, value] of Object.entries(htmlAttributes(preferences))) {
    if (value === undefined) document.documentElement.removeAttribute(name);
    else document.documentElement.setAttribute(name, value);
  }
}

/** As `<html>` says now. In the browser only. */
export function currentPreferences(): Preferences {
  const { theme, density, shortcuts } = document.documentElement.dataset;
  return preferencesFrom((name) => ({ theme, density, shortcuts })[name]);
}
