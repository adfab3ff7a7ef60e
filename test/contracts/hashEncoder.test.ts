// The fake keeps the same promises as the real encoder, or tests built on it prove nothing.

import { createHashEncoder } from '../support/hashEncoder.ts';
import { describeEncoder } from './encoder.contract.ts';

describeEncoder('hashEncoder', () => Promise.resolve(createHashEncoder()));
