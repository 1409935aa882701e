/** A GUID, as Azure writes the ids of subscriptions, workspaces and identities. */
export const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
