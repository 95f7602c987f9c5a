"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { useCommand } from "@/components/commands/commands";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { readTheme, THEME_COOKIE, THEMES, type Theme } from "./theme";

const looks = {
  light: { label: "Light", Icon: Sun },
  dark: { label: "Dark", Icon: Moon },
  system: { label: "As the system", Icon: Monitor },
};

const ONE_YEAR_S = 31_536_000;

function keep(theme: Theme): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: Safari got the Cookie Store API late, and this is not a secret
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax${secure}`;
  document.documentElement.dataset.theme = theme;
}

/** `initial` is what the page was rendered with. */
export function ThemeMenu({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const { label, Icon } = looks[theme];
  const choose = (id: Theme) => {
    keep(id);
    setTheme(id);
  };
  useCommand("theme", (id) => choose(readTheme(id)));
  return (
    <Menu
      label="Theme"
      align="end"
      trigger={
        <IconButton label={`Theme: ${label.toLowerCase()}`}>
          <Icon aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
      }
      items={THEMES.map((id) => {
        const look = looks[id];
        return {
          id,
          label: look.label,
          icon: <look.Icon aria-hidden strokeWidth={1.5} />,
          checked: id === theme,
          onSelect: () => choose(id),
        };
      })}
    />
  );
}
