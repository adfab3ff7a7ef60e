import { createEngine } from '../../src/engine/createEngine.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { describeSearchEngine } from '../contracts/searchEngine.contract.ts';
import { engineAssets } from '../support/engineAssets.ts';

describeSearchEngine('the engine in this process', (options) =>
  createEngine(options, { ...engineAssets, logger: silentLogger }),
);
