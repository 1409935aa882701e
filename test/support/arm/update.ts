import { changes } from "../../../src/model/core/change";
import type { Inputs, ResourceModel } from "../../../src/model/core/resource";
import type { ResourceUpdate } from "../../../src/providers/arm/contract";

/** An update from one set of inputs to another, with its changes. */
export const updateOf = (model: ResourceModel, olds: Inputs, news: Inputs): ResourceUpdate => ({
  olds,
  news,
  changed: changes(model, olds, news),
});
