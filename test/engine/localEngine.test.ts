import { createEngine } from '../../src/engine/createEngine.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { EngineOptions, SearchEngine } from '../../src/core/searchEngine.ts';
import { describeBuffers } from '../contracts/buffers.contract.ts';
import { describeResultPage } from '../contracts/resultPage.contract.ts';
import { describeFindDuplicates } from '../contracts/findDuplicates.contract.ts';
import { describeFindSimilar } from '../contracts/findSimilar.contract.ts';
import { describeSearchEngine } from '../contracts/searchEngine.contract.ts';
import { engineAssets } from '../support/engineAssets.ts';

const open = (options: EngineOptions): Promise<SearchEngine> =>
  createEngine(options, { ...engineAssets, logger: silentLogger });

describeSearchEngine('the engine in this process', open);
describeFindSimilar('the engine in this process', open);
describeFindDuplicates('the engine in this process', open);
describeBuffers('the engine in this process', open);
describeResultPage('the engine in this process', open);
