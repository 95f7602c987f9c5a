import { copyText } from "@/components/explorer/copy-text";
import type { SearchActions } from "@/components/explorer/search-actions";
import type { MenuItem } from "@/components/ui/menu-item";
import { isObject } from "@/lib/core/json";
import { eventId, textsAt } from "@/lib/insights/value";
import { factsOf } from "./event-facts";
import { visibleJson, visibleText } from "./visible-text";

const VALUE_SHOWN = 40;

interface RowActions {
  onOpen: () => void;
  onSelect: () => void;
  isSelected: boolean;
}

/** What can be done with a whole row: open it, select it, filter by its main values, copy it. */
export function rowItems(event: unknown, actions: SearchActions, row: RowActions): MenuItem[] {
  const { sentence, timestamp } = factsOf(event);
  const id = isObject(event) ? eventId(event) : null;
  const copy = (item: string, label: string, text: string): MenuItem => ({
    id: item,
    label,
    onSelect: () => void copyText(text),
  });
  return [
    { id: "open", label: "Open details", hint: "Enter", onSelect: row.onOpen },
    { id: "select", label: row.isSelected ? "Unselect" : "Select", hint: "Space", onSelect: row.onSelect },
    "separator",
    ...mainValues(event).flatMap(({ name, field, value }) => valueItems(name, field, value, actions)),
    copy("copy-json", "Copy event as JSON", visibleJson(event)),
    copy("copy-sentence", "Copy sentence", sentence),
    ...(timestamp === "" ? [] : [copy("copy-time", "Copy time as sent", timestamp)]),
    ...(id === null ? [] : [copy("copy-id", "Copy id", id)]),
  ];
}

interface MainValue {
  name: string;
  field: string;
  value: string;
}

function mainValues(event: unknown): MainValue[] {
  const { entities } = factsOf(event);
  const { actor, address } = entities;
  const type = isObject(event) ? textsAt(event, "event_type")[0] : undefined;
  return [
    ...(type === undefined ? [] : [{ name: "type", field: "event_type", value: type }]),
    ...(actor ? [{ name: "actor", field: actor.field, value: actor.value }] : []),
    ...(address ? [{ name: "address", field: address.field, value: address.value }] : []),
  ];
}

function valueItems(name: string, field: string, value: string, actions: SearchActions): MenuItem[] {
  const shown = visibleText(value.length > VALUE_SHOWN ? `${value.slice(0, VALUE_SHOWN)}…` : value);
  return [
    { id: `filter ${name}`, label: `Filter ${name} ${shown}`, onSelect: () => actions.include(field, value) },
    {
      id: `exclude ${name}`,
      label: `Exclude ${name} ${shown}`,
      onSelect: () => actions.exclude(field, value),
    },
    "separator",
  ];
}
