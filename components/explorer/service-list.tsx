"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { SERVICES } from "@/lib/insights/services";

interface ServiceListProps {
  services: readonly string[];
  onApply: (services: string[]) => void;
}

/** Ticking a service takes "all" away; ticking none brings it back. A service not known here keeps its row. */
export function ServiceList({ services, onApply }: ServiceListProps) {
  const [chosen, setChosen] = useState<readonly string[]>(services.filter((id) => id !== "all"));
  const known = SERVICES.filter(({ id }) => id !== "all");
  const others = services.filter((id) => id !== "all" && !known.some((service) => service.id === id));
  const rows = [
    ...known,
    ...others.map((id) => ({ id, label: id, description: "Not in this product's list; searched as it is." })),
  ];
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onApply(chosen.length === 0 ? ["all"] : rows.filter(({ id }) => chosen.includes(id)).map(({ id }) => id));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <fieldset className="max-h-80 overflow-y-auto">
        <legend className="sr-only">Services to search</legend>
        <Row
          id="all"
          label="All services"
          description=""
          isOn={chosen.length === 0}
          onToggle={() => setChosen([])}
          isFirst
        />
        {rows.map((row) => (
          <Row key={row.id} {...row} isOn={chosen.includes(row.id)} onToggle={() => toggle(row.id)} />
        ))}
      </fieldset>
      <div className="flex justify-end gap-2">
        <Button type="submit" variant="primary" size="sm">
          Apply
        </Button>
      </div>
    </form>
  );
}

interface RowProps {
  id: string;
  label: string;
  description: string;
  isOn: boolean;
  isFirst?: boolean;
  onToggle: () => void;
}

function Row({ id, label, description, isOn, isFirst, onToggle }: RowProps) {
  return (
    <label className="flex min-h-7 items-start gap-2 rounded px-1.5 py-1 hover:bg-sunk">
      <input
        type="checkbox"
        data-autofocus={isFirst}
        checked={isOn}
        onChange={onToggle}
        aria-label={label}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="block">
          {label}{" "}
          {id === "all" || id === label ? null : <span className="font-mono text-ink3 text-sm">{id}</span>}
        </span>
        {description === "" ? null : <span className="block text-ink3 text-sm">{description}</span>}
      </span>
    </label>
  );
}
