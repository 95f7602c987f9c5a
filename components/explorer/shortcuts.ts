/** Every key there is, for the sheet that shows them. Where a key is heard is the component's own matter. */

export interface Shortcut {
  /** Ways to the same: `j`, `Ctrl+K` for keys held together, `g e` for one after the other. */
  keys: readonly string[];
  does: string;
}

export interface ShortcutScope {
  id:
    | "everywhere"
    | "search"
    | "table"
    | "columns"
    | "detail"
    | "histogram"
    | "facets"
    | "conditions"
    | "builder";
  title: string;
  /** Where the focus has to be; none for keys that work all over the page. */
  where?: string;
  shortcuts: readonly Shortcut[];
}

const key = (keys: string | string[], does: string): Shortcut => ({
  keys: typeof keys === "string" ? [keys] : keys,
  does,
});

export const SHORTCUTS: readonly ShortcutScope[] = [
  {
    id: "everywhere",
    title: "Everywhere",
    shortcuts: [
      key("Ctrl+K", "Command palette"),
      key("?", "These shortcuts"),
      key("g e", "Go to Explore"),
      key("g s", "Go to the saved searches"),
      key("g l", "Go to the lenses"),
      key("g a", "Go to the administration, as an administrator"),
      key("Esc", "Close what is open"),
    ],
  },
  {
    id: "search",
    title: "Search",
    where: "in Explore",
    shortcuts: [
      key("/", "Search text"),
      key("t", "Time range"),
      key("[", "Earlier by half the range"),
      key("]", "Later by half the range"),
      key("-", "Twice the range"),
      key("Ctrl+Enter", "Run"),
      key("b", "Builder, open or closed"),
      key(["Ctrl+Z", "Ctrl+Shift+Z"], "Undo or redo a change of the search"),
      key(["j", "k"], "Go to the events"),
      key("c", "Choose columns"),
      key("Ctrl+F", "Find in the loaded events"),
      key("h", "Earlier searches"),
      key("Ctrl+S", "Save the search"),
      key("y", "Copy a link with the time range fixed"),
    ],
  },
  {
    id: "table",
    title: "Events",
    where: "on a row of the table",
    shortcuts: [
      key(["j", "↓"], "Next event"),
      key(["k", "↑"], "Previous event"),
      key(["Home", "End"], "First or last event"),
      key(["PageUp", "PageDown"], "A screen up or down"),
      key("Enter", "Open the event"),
      key("Space", "Select the event, or let it go"),
      key(["Shift+↓", "Shift+↑"], "Select the next event or the one before as well"),
      key([".", "Shift+F10"], "Menu of the row"),
      key(["→", "←"], "Into the values of the row, and along them"),
      key(["→", "←"], "Open or close a session, on its head; ← leads to it"),
      key("f", "Filter by the value in focus"),
      key("x", "Exclude the value in focus"),
      key("Esc", "Back to the row; clear the selection; close the event"),
    ],
  },
  {
    id: "columns",
    title: "Columns",
    where: "on a heading",
    shortcuts: [
      key("Enter", "Menu of the column"),
      key(["Shift+←", "Shift+→"], "Move the column"),
      key(["←", "→"], "Narrower or wider, on its edge"),
    ],
  },
  {
    id: "detail",
    title: "Open event",
    where: "in the details",
    shortcuts: [
      key(["j", "Alt+↓"], "Next event"),
      key(["k", "Alt+↑"], "Previous event"),
      key(["←", "→"], "Along the tabs, from a tab"),
      key("Esc", "Close"),
    ],
  },
  {
    id: "histogram",
    title: "Histogram",
    where: "on either end of the selection",
    shortcuts: [
      key(["←", "→"], "Move the end by a bar"),
      key(["Shift+←", "Shift+→"], "Move it by ten bars"),
      key(["Home", "End"], "Move it as far as it goes"),
      key("Enter", "Zoom to the selection"),
      key("Esc", "Clear the selection"),
    ],
  },
  {
    id: "facets",
    title: "Facets",
    where: "on a value",
    shortcuts: [
      key(["↑", "↓"], "Previous or next value"),
      key(["Home", "End"], "First or last value"),
      key("Space", "Keep the value, or let it go"),
    ],
  },
  {
    id: "conditions",
    title: "Conditions",
    where: "on a condition",
    shortcuts: [
      key(["←", "→"], "Previous or next condition"),
      key("Enter", "Edit"),
      key(["Delete", "Backspace"], "Remove"),
    ],
  },
  {
    id: "builder",
    title: "Builder",
    where: "on a row of the tree",
    shortcuts: [
      key(["↑", "↓"], "Previous or next row"),
      key("Enter", "Edit, or choose how a group joins"),
      key(["Alt+↑", "Alt+↓"], "Move up or down"),
      key("Alt+→", "Move into the group above"),
      key("Alt+←", "Move out of its group"),
      key("|", "Either this or the one above"),
      key(["Shift+↓", "Shift+↑"], "Select the next row of the group or the one before as well"),
      key("Ctrl+Space", "Select the row, or let it go"),
      key(["Ctrl+G", "("], "Put the row, or the selected ones, into a group"),
      key("Ctrl+D", "Duplicate"),
      key("Delete", "Delete"),
      key("Esc", "Clear the selection; close the builder"),
    ],
  },
];
