/** What a key does while the focus is on a row or inside one. Pure: the table carries it out. */
export type RowAct =
  | { do: "go" | "extend"; to: number }
  | {
      do:
        | "open"
        | "close"
        | "menu"
        | "columns"
        | "enter"
        | "leave"
        | "next"
        | "previous"
        | "select"
        | "outer";
    };

interface RowKey {
  key: string;
  shift: boolean;
  /** Ctrl, Alt or Meta: such a chord is never ours. */
  isChord: boolean;
  /** True while the focus is on a button inside the row. */
  isInCell: boolean;
  index: number;
  count: number;
  /** Rows that a page key moves by. */
  page: number;
}

const STEPS = new Map([
  ["ArrowDown", 1],
  ["j", 1],
  ["ArrowUp", -1],
  ["k", -1],
]);
const ROW_ACTS = new Map<string, RowAct>([
  [" ", { do: "select" }],
  ["Enter", { do: "open" }],
  ["ArrowRight", { do: "enter" }],
  ["ArrowLeft", { do: "outer" }],
  ["Escape", { do: "close" }],
]);
const CELL_ACTS = new Map<string, RowAct>([
  ["ArrowRight", { do: "next" }],
  ["ArrowLeft", { do: "previous" }],
  ["Escape", { do: "leave" }],
]);

/** The act that `press` asks for, or null when the key means nothing here. */
export function rowAct(press: RowKey): RowAct | null {
  if (press.isChord || press.count === 0) return null;
  if (press.key === "." || press.key === "ContextMenu" || (press.key === "F10" && press.shift))
    return { do: "menu" };
  if (press.shift) return extension(press);
  if (press.key === "c") return { do: "columns" };
  const to = destination(press);
  if (to !== null) return { do: "go", to };
  return (press.isInCell ? CELL_ACTS : ROW_ACTS).get(press.key) ?? null;
}

/** Shift and a key that moves up or down select on the way. */
function extension(press: RowKey): RowAct | null {
  const to = press.isInCell || !press.key.startsWith("Arrow") ? null : destination(press);
  return to === null ? null : { do: "extend", to };
}

function destination({ key, index, count, page }: RowKey): number | null {
  const step = STEPS.get(key);
  const to = step === undefined ? jump(key, index, count, page) : index + step;
  return to === null ? null : Math.min(count - 1, Math.max(0, to));
}

function jump(key: string, index: number, count: number, page: number): number | null {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === "PageDown") return index + page;
  return key === "PageUp" ? index - page : null;
}
