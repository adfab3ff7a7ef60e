// One run of the product in a process of its own, so that its time and memory can be measured from
// outside: `kindredProcess.ts FOLDER INDEXES REPORT index|find`.

import { writeFileSync } from 'node:fs';
import { openFolder } from '../../lib/openedFolder.ts';

const [folder = '', indexLocation = '', reportFile = '', task = 'find'] = process.argv.slice(2);

const engine = await openFolder({ folder, indexLocation });
try {
  if (task === 'find') {
    const { skipped } = await engine.index();
    const report = await engine.findDuplicates();
    writeFileSync(reportFile, JSON.stringify({ report, skipped }));
  }
} finally {
  engine.dispose();
}
