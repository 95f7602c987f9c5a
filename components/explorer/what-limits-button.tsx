"use client";

import { useState } from "react";
import { Popover } from "@/components/ui/popover";
import { countConditions } from "@/lib/search/group";
import { WhatLimits, type WhatLimitsProps } from "./what-limits";

/** Opens what narrows a search, where there is something to leave out. */
export function WhatLimitsButton(props: WhatLimitsProps) {
  const [isOpen, setOpen] = useState(false);
  if (countConditions(props.search.where) === 0) return null;
  return (
    <Popover
      label="What limits this search"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-128 max-w-[calc(100vw-1.25rem)] p-3"
      trigger={
        <button type="button" className="h-6 whitespace-nowrap text-accent hover:underline">
          What limits this?
        </button>
      }
    >
      <WhatLimits {...props} />
    </Popover>
  );
}
