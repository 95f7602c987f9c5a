import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { Input, inputClass } from "@/components/ui/input";

interface CommonProps {
  label: string;
  hint?: string | undefined;
  error: string | undefined;
  /** Names the control, so that a fault leads to it. */
  name: string;
  value: string;
  onChange: (value: string) => void;
}

interface TextFieldProps extends CommonProps {
  /** `code`: an id or an address, set in signs of one width. `secret`: hidden, and nothing offers to keep it. */
  kind?: "text" | "code" | "secret";
  type?: "text" | "email";
  maxLength?: number;
  inputMode?: ComponentProps<"input">["inputMode"];
  className?: string;
  inputClassName?: string;
}

/** A line of text in an administrator's form. Browsers know nothing to fill in here. */
export function TextField({ label, hint, error, className, inputClassName, ...rest }: TextFieldProps) {
  const { kind = "text", onChange, type = "text", ...input } = rest;
  const code = { autoCapitalize: "none", spellCheck: false, className: "font-mono" };
  const look = kind === "text" ? {} : code;
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(control) => (
        <Input
          {...control}
          {...look}
          {...input}
          {...(inputClassName ? { className: inputClassName } : {})}
          type={kind === "secret" ? "password" : type}
          autoComplete={kind === "secret" ? "new-password" : "off"}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps<T extends string> extends Omit<CommonProps, "value" | "onChange"> {
  value: T;
  options: readonly { value: T; label: string }[];
  isDisabled?: boolean;
  onChange: (value: T) => void;
}

/** One of several. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, hint, error, name, value, options, isDisabled, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select
          {...control}
          name={name}
          value={value}
          disabled={isDisabled}
          className={inputClass}
          onChange={({ currentTarget }) =>
            onChange(options.find((option) => option.value === currentTarget.value)?.value ?? value)
          }
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
