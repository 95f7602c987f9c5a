"use client";
import { type ComponentType, createElement, type ReactElement, useEffect, useState } from "react";

export interface OnDemand<P> {
  /** Draws the component; nothing until its code is here. A failed load draws nothing, and the next use tries again. */
  Component: (props: P) => ReactElement | null;
  /** Fetches the code before it is needed, as when the pointer or the focus comes near. Never rejects. */
  preload: () => Promise<void>;
}

/**
 * A component whose code is fetched when it is first used, or earlier by `preload`. Once here it is drawn
 * in the same render. Unlike `React.lazy` a load that fails breaks nothing: what opens on a click must not
 * take the page down with it when the network is gone.
 */
export function onDemand<P extends object>(load: () => Promise<ComponentType<P>>): OnDemand<P> {
  let loaded: ComponentType<P> | null = null;
  let pending: Promise<void> | null = null;
  const preload = (): Promise<void> => {
    if (loaded) return Promise.resolve();
    pending ??= load().then(
      (component) => {
        loaded = component;
      },
      () => {
        pending = null;
      },
    );
    return pending;
  };
  function Component(props: P): ReactElement | null {
    const [isReady, setReady] = useState(loaded !== null);
    useEffect(() => {
      if (isReady) return;
      let isGone = false;
      void preload().then(() => {
        if (!isGone) setReady(loaded !== null);
      });
      return () => {
        isGone = true;
      };
    }, [isReady]);
    return loaded ? createElement(loaded, props) : null;
  }
  return { Component, preload };
}
