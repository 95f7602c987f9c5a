"use client";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

/** A password field that can show what was typed. Pasting and password managers work as in any field. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type">) {
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        {...props}
        type={isShown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-9"
      />
      <IconButton
        label="Show password"
        aria-pressed={isShown}
        size="sm"
        className="absolute top-0.75 right-1"
        onClick={() => setShown(!isShown)}
      >
        <Icon aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
    </div>
  );
}
