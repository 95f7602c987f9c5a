"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { LateContent } from "./late-content";
import { serviceList } from "./late-parts";

interface ServicePickerProps {
  services: readonly string[];
  onChange: (services: string[]) => void;
}

/** Which services to search. The choice is one change, made when the list closes with Apply. */
export function ServicePicker({ services, onChange }: ServicePickerProps) {
  const [isOpen, setOpen] = useState(false);
  const isAll = services.includes("all");
  return (
    <Popover
      label="Services"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-80 max-w-[calc(100vw-1.25rem)] p-2"
      trigger={
        <button
          type="button"
          onPointerEnter={serviceList.preload}
          onFocus={serviceList.preload}
          className={buttonClass("secondary")}
        >
          <span className={isAll ? "text-ink2" : undefined}>{servicesText(services)}</span>
          <ChevronDown aria-hidden size={14} strokeWidth={1.5} className="text-ink3" />
        </button>
      }
    >
      <LateContent part={serviceList} className="h-80 w-full">
        {({ ServiceList }) => (
          <ServiceList
            services={services}
            onApply={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        )}
      </LateContent>
    </Popover>
  );
}

function servicesText(services: readonly string[]): string {
  if (services.includes("all")) return "All services";
  return services.length > 2 ? `${services.length} services` : services.join(", ");
}
