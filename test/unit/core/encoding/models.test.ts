import { describe, expect, it } from 'vitest';
import { findModel, models } from '../../../../src/core/encoding/models.ts';
import { defaultSettings } from '../../../../src/core/settings.ts';

describe('models', () => {
  it('has the default of the settings, and each name once', () => {
    expect(findModel(defaultSettings.model)?.name).toBe(defaultSettings.model);
    expect(new Set(models.map(({ name }) => name)).size).toBe(models.length);
    expect(findModel('no-such-model')).toBeUndefined();
  });
});
