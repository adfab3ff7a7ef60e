// The beginning of the panel's script: the one place that knows VS Code's webview API.

import { isHostMessage, type PanelMessage } from '../protocol/messages.ts';
import { Panel } from './panel.ts';
import type { PersistedView } from './state.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PanelMessage): void;
  getState(): PersistedView | undefined;
  setState(state: PersistedView): void;
};

const vscode = acquireVsCodeApi();
const panel = new Panel({
  persisted: vscode.getState(),
  persist: (view) => {
    vscode.setState(view);
  },
  post: (message) => {
    vscode.postMessage(message);
  },
});

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (isHostMessage(event.data)) panel.receive(event.data);
});
document.body.append(...panel.elements);
vscode.postMessage({ type: 'ready' });
