/** Recursive descent over the one-line form that text.ts describes. */

import { countConditions, depthOf, isGroup } from "./group";
import { FIELD_FORM, isFieldPath, OPERATORS, type Operator, SEARCH_LIMITS, VALUELESS } from "./limits";
import { type Keyword, Scanner, Unreadable } from "./scan";
import type { Condition, Group } from "./schema";

type Item = Group | Condition;

/** A part of the text that could not be read; `start` and `end` are UTF-16 offsets. */
export interface TextProblem {
  start: number;
  end: number;
  message: string;
}

/** An expression; `open` when it is a list of and/or without brackets of its own. */
interface Expression {
  item: Item | null;
  open: boolean;
}

const MAX_NESTING = 40;
const MAX_PROBLEMS = 20;
const NOTHING: Expression = { item: null, open: false };
const WRITE_A_CONDITION = "Write a condition such as event_type:user_login";

/** Reads one text, once. */
export class Parser {
  private readonly scan: Scanner;
  private readonly problems: TextProblem[] = [];
  private nesting = 0;
  private gaveUp = false;

  constructor(text: string) {
    this.scan = new Scanner(text);
  }

  /** The whole text as the outermost group, and what could not be read. */
  run(): { where: Group; problems: TextProblem[] } {
    this.scan.space();
    const isOutermost = this.scan.eat("*");
    const parts: Expression[] = [];
    while (!this.scan.done) {
      parts.push(this.expression());
      if (!this.scan.done) this.stray();
    }
    const [only, ...more] = parts;
    const root = more.length === 0 && (only?.open || isOutermost) ? only?.item : null;
    const where: Group = root && isGroup(root) ? root : { op: "and", items: items(parts) };
    return { where: this.withinLimits(where), problems: this.problems };
  }

  private expression(): Expression {
    const parts = this.list(() => this.conjunction(), "or");
    const [first] = parts;
    if (parts.length <= 1) return first ?? NOTHING;
    return { item: { op: "or", items: items(parts) }, open: true };
  }

  private conjunction(): Expression {
    const parts = this.list(() => ({ item: this.term(), open: false }), "and");
    const [first] = parts;
    if (parts.length <= 1) return first ?? NOTHING;
    return { item: { op: "and", items: items(parts) }, open: true };
  }

  /** One or more parts joined by `joint`; for `and`, standing side by side joins too. */
  private list(part: () => Expression, joint: "and" | "or"): Expression[] {
    const found: Expression[] = [];
    do {
      const next = part();
      if (next.item) found.push(next);
      this.scan.space();
    } while (this.scan.eatKeyword(joint) || (joint === "and" && this.atTerm()));
    return found;
  }

  private atTerm(): boolean {
    return !this.scan.done && !/[),]/.test(this.scan.char) && this.scan.keyword() !== "or";
  }

  /** One condition or bracketed group; null, with a problem noted, when it cannot be read. */
  private term(): Item | null {
    this.scan.space();
    const start = this.scan.pos;
    const joint = this.scan.keyword();
    if (joint === "and" || joint === "or") {
      this.note(start, start + joint.length, `A condition is missing before "${joint}"`);
      return null;
    }
    try {
      const item = this.readTerm();
      if (!this.scan.atEdge()) throw new Unreadable("Something follows that does not belong here");
      return item;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.scan.skipTerm(start);
      this.note(start, this.scan.pos, error.message);
      return null;
    }
  }

  private readTerm(): Item | null {
    if (this.scan.eat("(")) return this.bracketed();
    const keyword = this.scan.keyword();
    if (keyword === null) return this.condition();
    if (keyword === "and" || keyword === "or")
      throw new Unreadable(`A condition is missing before "${keyword}"`);
    this.scan.eatKeyword(keyword);
    this.scan.space();
    return this.nested(() => this.prefixed(keyword));
  }

  /** Runs `read` one level deeper; beyond the limit the rest of the text is given up. */
  private nested<T>(read: () => T): T {
    this.nesting += 1;
    if (this.nesting > MAX_NESTING) this.giveUp(this.scan.pos, "Brackets nest too deep");
    try {
      return read();
    } finally {
      this.nesting -= 1;
    }
  }

  private prefixed(keyword: Exclude<Keyword, "and" | "or">): Item | null {
    if (keyword === "off") return changed(this.readTerm(), (item) => ({ ...item, disabled: true }));
    if (keyword === "exact") {
      return changed(this.readTerm(), (item) => {
        if (isGroup(item)) throw new Unreadable('"exact" belongs before a condition');
        return { ...item, exact: true };
      });
    }
    if (this.scan.eat("("))
      return { op: keyword === "not" ? "not" : keyword === "any" ? "or" : "and", items: this.args() };
    if (keyword !== "not") throw new Unreadable(`Write ${keyword}( … )`);
    return changed(this.readTerm(), negated);
  }

  private bracketed(): Item | null {
    const [first, ...more] = this.args();
    if (first === undefined) return null;
    return more.length === 0 ? first : { op: "and", items: [first, ...more] };
  }

  /** Expressions separated by commas, up to and with the closing bracket. */
  private args(): Item[] {
    const open = this.scan.pos - 1;
    const found: Expression[] = [];
    this.scan.space();
    while (!this.scan.done && this.scan.char !== ")") {
      found.push(this.nested(() => this.expression()));
      if (!this.scan.eat(",")) break;
      this.scan.space();
    }
    if (!this.scan.eat(")")) this.note(open, this.scan.pos, "A closing bracket is missing");
    return items(found);
  }

  private condition(): Condition {
    const field = this.scan.field();
    if (field === null) throw new Unreadable(WRITE_A_CONDITION);
    if (!isFieldPath(field)) throw new Unreadable(FIELD_FORM.message);
    const op = this.operator(field);
    return { field, op, values: VALUELESS.includes(op) ? [] : this.values() };
  }

  private operator(field: string): Operator {
    if (this.scan.eat(":")) return "is";
    this.scan.space();
    const word = this.scan.word();
    const op = OPERATORS.find((known) => known === word);
    if (op === undefined)
      throw new Unreadable(
        `After ${field} write a colon and a value, or one of: ${OPERATORS.slice(2).join(", ")}`,
      );
    return op;
  }

  private values(): string[] {
    const isApart = this.scan.space();
    if (this.scan.eat("(")) return this.valueList();
    if (isApart && this.scan.keyword() !== null) throw new Unreadable("A value is missing");
    return [this.oneValue()];
  }

  private valueList(): string[] {
    const found: string[] = [];
    this.scan.space();
    while (!this.scan.eat(")")) {
      if (found.length === SEARCH_LIMITS.valuesPerCondition)
        throw new Unreadable(`A condition has at most ${SEARCH_LIMITS.valuesPerCondition} values`);
      found.push(this.oneValue());
      this.scan.space();
      if (this.scan.char !== ")" && !this.scan.eat(","))
        throw new Unreadable("Values stand in brackets with commas between them");
      this.scan.space();
    }
    return found;
  }

  private oneValue(): string {
    const value = this.scan.value();
    if (value === null) throw new Unreadable("A value is missing");
    if (value.length > SEARCH_LIMITS.valueLength)
      throw new Unreadable(`A value has at most ${SEARCH_LIMITS.valueLength} characters`);
    return value;
  }

  /** A comma or closing bracket that belongs to nothing. */
  private stray(): void {
    const start = this.scan.pos;
    while (this.scan.eat(")") || this.scan.eat(",")) this.scan.space();
    const marks = this.scan.text.slice(start, this.scan.pos).trimEnd();
    this.note(start, start + marks.length, `"${marks}" does not belong here`);
    this.scan.eatKeyword("and");
  }

  private note(start: number, end: number, message: string): void {
    if (this.gaveUp) return;
    this.problems.push({ start, end, message });
    if (this.problems.length === MAX_PROBLEMS) this.giveUp(end, "The rest was not read");
  }

  private giveUp(start: number, message: string): void {
    const end = this.scan.text.length;
    this.scan.pos = end;
    if (this.gaveUp || start === end) return;
    this.gaveUp = true;
    this.problems.push({ start, end, message });
  }

  private withinLimits(where: Group): Group {
    const { depth, conditions } = SEARCH_LIMITS;
    const end = this.scan.text.length;
    if (depthOf(where) > depth)
      this.problems.push({ start: 0, end, message: `Groups nest at most ${depth} deep` });
    else if (countConditions(where) > conditions) {
      this.problems.push({ start: 0, end, message: `A search has at most ${conditions} conditions` });
    } else return where;
    return { op: "and", items: [] };
  }
}

function items(parts: Expression[]): Item[] {
  return parts.flatMap(({ item }) => item ?? []);
}

function changed(item: Item | null, change: (item: Item) => Item): Item | null {
  return item === null ? null : change(item);
}

/** `not field:value` is a condition of its own; before anything else `not` makes a group. */
function negated(item: Item): Item {
  if (!isGroup(item) && item.op === "is" && !item.disabled) return { ...item, op: "is_not" };
  return { op: "not", items: [item] };
}
