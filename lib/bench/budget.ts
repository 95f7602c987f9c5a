/** One measured figure against its budget. */
export interface Figure {
  name: string;
  value: number;
  budget: number;
  unit: string;
  /** How it was measured, and the figures behind it. */
  detail: string;
}

export const isKept = ({ value, budget }: Figure): boolean => value <= budget;

/** A line of the report: `kept` or `BROKEN`, the figure, the budget and how it came about. */
export function line(figure: Figure): string {
  const { name, value, budget, unit, detail } = figure;
  const verdict = isKept(figure) ? "kept  " : "BROKEN";
  return `${verdict}  ${name.padEnd(46)} ${value.toFixed(value < 10 ? 2 : 0).padStart(7)} ${unit} (budget ${budget} ${unit})  ${detail}`;
}
