"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Lens } from "@/lib/search/lenses";

interface LensFormProps {
  asks: NonNullable<Lens["asks"]>;
  title: string;
  /** What was typed last time. */
  kept: string;
  pathOf: (blank: string) => string;
  onOpen: (blank: string) => void;
}

/** What a lens must be told before it can look. */
export function LensForm({ asks, title, kept, pathOf, onOpen }: LensFormProps) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(kept);
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.replaceAll(",", "").trim() === "") {
      setMissing(true);
      input.current?.focus();
      return;
    }
    onOpen(text);
    router.push(pathOf(text));
  };
  return (
    <form onSubmit={submit} className="flex max-w-xl items-end gap-2 pt-1.5" noValidate>
      <Field
        label={asks.label}
        error={isMissing ? `Type at least one, such as ${asks.example.split(",")[0]}` : undefined}
        className="min-w-0 flex-1"
      >
        {(control) => (
          <Input
            {...control}
            ref={input}
            value={text}
            placeholder={asks.example}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={1_000}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setMissing(false);
            }}
          />
        )}
      </Field>
      <Button type="submit" aria-label={`Open: ${title}`}>
        Open
      </Button>
    </form>
  );
}
