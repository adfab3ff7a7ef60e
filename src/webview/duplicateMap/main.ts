// The beginning of the map's script: the one place of it that knows VS Code's webview API.

import {
  type DuplicateMapMessage,
  isDuplicateMapHostMessage,
} from '../../protocol/duplicateMap.ts';
import { DuplicateMap } from './duplicateMap.ts';
import { parseMapView, type PersistedMapView } from './mapView.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: DuplicateMapMessage): void;
  getState(): unknown;
  setState(state: PersistedMapView): void;
};

const vscode = acquireVsCodeApi();
const map = new DuplicateMap({
  persisted: parseMapView(vscode.getState()),
  persist: (view) => {
    vscode.setState(view);
  },
  post: (message) => {
    vscode.postMessage(message);
  },
});

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (isDuplicateMapHostMessage(event.data)) map.receive(event.data.state);
});
document.body.append(...map.elements);
vscode.postMessage({ type: 'ready' });
