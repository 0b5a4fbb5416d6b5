import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';

/** A page in a chunk of its own, loaded when its address is first visited (or its link hovered). */
export function lazyPage(load: () => Promise<ComponentType>): ReturnType<typeof lazyRouteComponent> {
  return lazyRouteComponent(async () => ({ default: await load() }));
}
