"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { useCommand } from "@/components/commands/commands";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { MenuAction } from "@/components/ui/menu-item";
import { MOTION_COOKIE, MOTIONS, type Motion, readMotion } from "./motion";
import { readTheme, THEME_COOKIE, THEMES, type Theme } from "./theme";

const looks = {
  light: { label: "Light", Icon: Sun },
  dark: { label: "Dark", Icon: Moon },
  system: { label: "As the system", Icon: Monitor },
};
const motions = { system: "Motion as the system", reduced: "Less motion" };

const ONE_YEAR_S = 31_536_000;

/** Keeps a choice in its cookie and on the page, under the same name. */
function keep(name: typeof THEME_COOKIE | typeof MOTION_COOKIE, value: Theme | Motion): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: Safari got the Cookie Store API late, and this is not a secret
  document.cookie = `${name}=${value}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax${secure}`;
  document.documentElement.dataset[name] = value;
}

/** How the product looks and whether it moves. `initial` is what the page was rendered with. */
export function ThemeMenu({ initial }: { initial: { theme: Theme; motion: Motion } }) {
  const [theme, setTheme] = useState(initial.theme);
  const [motion, setMotion] = useState(initial.motion);
  const { label, Icon } = looks[theme];
  const chooseTheme = (id: Theme) => {
    keep(THEME_COOKIE, id);
    setTheme(id);
  };
  const chooseMotion = (id: Motion) => {
    keep(MOTION_COOKIE, id);
    setMotion(id);
  };
  useCommand("theme", (id) => chooseTheme(readTheme(id)));
  useCommand("motion", (id) => chooseMotion(readMotion(id)));
  const themeItems = THEMES.map((id): MenuAction => {
    const look = looks[id];
    return {
      id,
      label: look.label,
      icon: <look.Icon aria-hidden strokeWidth={1.5} />,
      checked: id === theme,
      onSelect: () => chooseTheme(id),
    };
  });
  const motionItems = MOTIONS.map(
    (id): MenuAction => ({
      id: `motion-${id}`,
      label: motions[id],
      checked: id === motion,
      onSelect: () => chooseMotion(id),
    }),
  );
  return (
    <Menu
      label="Theme and motion"
      align="end"
      trigger={
        <IconButton label={`Theme: ${label.toLowerCase()}`}>
          <Icon aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
      }
      items={[...themeItems, "separator", ...motionItems]}
    />
  );
}
