"use client";
import { ChevronDown, CircleUser, LogOut, Settings2, UserCog } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { signOut } from "@/components/auth/sign-out";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { PanelError } from "@/components/ui/panel-error";
import type { CurrentUser } from "@/lib/contract/session";

const roles: Record<CurrentUser["role"], string> = {
  viewer: "Viewer",
  analyst: "Analyst",
  admin: "Administrator",
};

export function UserMenu({ user }: { user: CurrentUser }) {
  const router = useRouter();
  const [failure, setFailure] = useState<unknown>(null);
  const leave = async () => {
    setFailure(null);
    try {
      await signOut();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <Menu
        label="Your account"
        align="end"
        header={
          <>
            <span className="wrap-anywhere block font-semibold text-base text-ink">{user.name}</span>
            <span className="wrap-anywhere block">{user.email}</span>
            <span className="block">{roles[user.role]}</span>
          </>
        }
        trigger={
          <button
            type="button"
            className="flex h-7.5 min-w-0 items-center gap-1.5 rounded-md px-2 text-ink2 hover:bg-sunk hover:text-ink aria-expanded:bg-sunk"
          >
            <CircleUser aria-hidden size={16} strokeWidth={1.5} className="shrink-0" />
            <span className="max-w-40 truncate @max-2xl:sr-only">{user.name}</span>
            <ChevronDown
              aria-hidden
              size={16}
              strokeWidth={1.5}
              className="shrink-0 text-ink3 @max-2xl:hidden"
            />
          </button>
        }
        items={[
          {
            id: "account",
            label: "Your account",
            icon: <UserCog aria-hidden strokeWidth={1.5} />,
            onSelect: () => router.push("/account"),
          },
          ...(user.role === "admin"
            ? [
                {
                  id: "admin",
                  label: "Admin",
                  icon: <Settings2 aria-hidden strokeWidth={1.5} />,
                  onSelect: () => router.push("/admin"),
                },
              ]
            : []),
          {
            id: "sign-out",
            label: "Sign out",
            icon: <LogOut aria-hidden strokeWidth={1.5} />,
            onSelect: () => void leave(),
          },
        ]}
      />
      <Dialog
        open={failure !== null}
        onOpenChange={() => setFailure(null)}
        title="You are still signed in"
        size="sm"
      >
        <PanelError error={failure} onRetry={() => void leave()} />
      </Dialog>
    </>
  );
}
