// The real encoder, with the embedded model, keeps the promises of the port.

import { afterAll } from 'vitest';
import { embeddedModel, openEncoder } from '../support/openEncoder.ts';
import { describeEncoder } from './encoder.contract.ts';

const encoder = openEncoder(embeddedModel);

describeEncoder('kindred-sbert on ONNX Runtime', () => encoder);

afterAll(async () => {
  (await encoder).dispose();
});
