import { LocalArm } from "./engineArm";

declare global {
  var commonsHolder: LocalArm | undefined;
}

/**
 * Holds a resource group while engine tests run: what all groups of an engine share goes with the last ARM resource, and a file
 * that happens to remove the last must not take it from one that begins. Their removal is tested on engines of their own.
 */
export default async function hold(): Promise<void> {
  globalThis.commonsHolder = new LocalArm();
  await globalThis.commonsHolder.createGroup();
}
