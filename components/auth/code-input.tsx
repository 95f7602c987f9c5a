import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface CodeFieldProps extends Omit<ComponentProps<"input">, "className"> {
  label?: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A field for the code of an authenticator, which password managers and phones can fill. */
export function CodeField({ label = "Code", hint, error, ...rest }: CodeFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          {...rest}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          required
          maxLength={64}
          className="font-mono"
        />
      )}
    </Field>
  );
}
