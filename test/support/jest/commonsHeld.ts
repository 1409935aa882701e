import { LocalArm } from "../engine/arm";

declare global {
  var commonsHolder: LocalArm | undefined;
}

/**
 * Keeps a resource group while engine tests run. The things that all groups of an engine share are removed with the
 * last ARM resource, and no test file may remove them while another begins. Their removal is tested with separate
 * engines.
 */
export default async function hold(): Promise<void> {
  globalThis.commonsHolder = new LocalArm();
  await globalThis.commonsHolder.createGroup();
}
