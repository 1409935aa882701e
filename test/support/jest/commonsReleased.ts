import "./commonsHeld";

export default async function release(): Promise<void> {
  await globalThis.commonsHolder?.removeGroup();
}
