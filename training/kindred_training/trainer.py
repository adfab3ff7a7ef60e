"""The training loop: steps, learning rate, log and checkpoints. Knows neither data nor objective."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import torch
from torch import Tensor, nn

from .batches import Batch, PairBatches, Position
from .checkpoints import Checkpoint, random_state, restore_random_state, write_checkpoint
from .schedule import Budget, rate_factor

#: Longer gradients are cut to it.
MAX_GRADIENT_NORM = 1.0
#: Of the running mean of the loss.
_SMOOTHING = 0.98


@dataclass(frozen=True)
class TrainerOptions:
    budget: Budget
    #: Of the body, and of the token table.
    learning_rate: float = 1e-3
    table_learning_rate: float = 5e-4
    #: Of the body's matrices; the table's rows are rare, so decay would only wear them out.
    weight_decay: float = 0.01
    device: str = "cpu"
    #: bfloat16 where it is safe; float32 for a static model, which gains nothing.
    mixed_precision: bool = True
    checkpoint_s: float = 120.0
    log_every: int = 50


class Trainer:
    """One run, from its beginning or from a checkpoint to the end of its budget.

    :param loss: of a batch; its `encoder` is the model
    :param make_checkpoint: wraps weights into a checkpoint without state
    """

    def __init__(
        self,
        loss: nn.Module,
        batches: Callable[[Position], PairBatches],
        options: TrainerOptions,
        make_checkpoint: Callable[[], Checkpoint],
        folder: Path,
    ) -> None:
        self.device = torch.device(options.device)
        self.loss = loss.to(self.device)
        self.options = options
        self._open_batches = batches
        self._make_checkpoint = make_checkpoint
        self._folder = folder
        self.optimizer = build_optimizer(loss, options)
        self.step, self.pairs, self.tokens = 0, 0, 0
        self.elapsed_s = 0.0
        self.position = Position(0, 0)
        self._running_loss: float | None = None

    def restore(self, checkpoint: Checkpoint) -> None:
        """Goes on where the checkpoint was written."""
        state = checkpoint.state
        self.loss.load_state_dict(state["loss"])
        self.optimizer.load_state_dict(state["optimizer"])
        restore_random_state(state["random"])
        counts = state["counts"]
        self.step, self.pairs, self.tokens = counts["step"], counts["pairs"], counts["tokens"]
        self.elapsed_s, self._running_loss = counts["elapsed_s"], counts["running_loss"]
        self.position = Position(*counts["position"])

    def run(self) -> None:
        """Trains to the end; the next batch is made while this one is trained on."""
        self.loss.train()
        batches = self._open_batches(self.position)
        saved_s = self.elapsed_s
        with ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(batches.next_batch)
            while self.progress < 1:
                started = time.monotonic()
                batch = coming.result()
                coming = ahead.submit(batches.next_batch)
                self._train_on(batch)
                self.elapsed_s += time.monotonic() - started
                if self.step % self.options.log_every == 0:
                    self._log()
                if self.elapsed_s - saved_s >= self.options.checkpoint_s:
                    self.save()
                    saved_s = self.elapsed_s
        self._log()
        self.save()

    @property
    def progress(self) -> float:
        return self.options.budget.progress(self.step, self.elapsed_s)

    def save(self) -> None:
        checkpoint = self._make_checkpoint()
        counts = {
            **self._counts(),
            "position": tuple(self.position),
            "running_loss": self._running_loss,
        }
        checkpoint.training |= {
            **self._counts(),
            "tokens_per_s": round(self.tokens / max(1e-9, self.elapsed_s)),
        }
        checkpoint.state = {
            "loss": self.loss.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "random": random_state(),
            "counts": counts,
        }
        write_checkpoint(self._folder / "last.pt", checkpoint)

    def _train_on(self, batch: Batch) -> None:
        self._set_rates(rate_factor(self.progress))
        enabled = self.options.mixed_precision
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=enabled):
            loss: Tensor = self.loss(batch, self.device)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.loss.parameters(), MAX_GRADIENT_NORM)
        self.optimizer.step()
        value = loss.item()
        before = value if self._running_loss is None else self._running_loss
        self._running_loss = _SMOOTHING * before + (1 - _SMOOTHING) * value
        self.step += 1
        self.pairs += len(batch.queries)
        self.tokens += batch.token_count
        self.position = batch.next

    def _set_rates(self, factor: float) -> None:
        for group in self.optimizer.param_groups:
            group["lr"] = group["highest"] * factor

    def _counts(self) -> dict[str, float]:
        elapsed = {"elapsed_s": self.elapsed_s}
        return {"step": self.step, "pairs": self.pairs, "tokens": self.tokens, **elapsed}

    def _log(self) -> None:
        rate = self.tokens / max(1e-9, self.elapsed_s)
        row = {
            **self._counts(),
            "elapsed_s": round(self.elapsed_s, 1),
            "epoch": self.position.epoch,
            "loss": round(self._running_loss or 0.0, 4),
            "learning_rate": self.optimizer.param_groups[0]["lr"],
            "tokens_per_s": round(rate),
        }
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "log.jsonl").open("a", encoding="utf8") as log:
            log.write(json.dumps(row) + "\n")
        print(json.dumps(row), flush=True)


def build_optimizer(loss: nn.Module, options: TrainerOptions) -> torch.optim.Optimizer:
    """AdamW; the token table has a rate of its own and no decay."""
    named = list(loss.named_parameters())
    table = [value for name, value in named if name == "encoder.tokens.weight"]
    body = [value for name, value in named if name != "encoder.tokens.weight"]
    groups = [{"params": table, "highest": options.table_learning_rate, "weight_decay": 0.0}]
    if body:
        groups.append(
            {"params": body, "highest": options.learning_rate, "weight_decay": options.weight_decay}
        )
    return torch.optim.AdamW(groups, lr=options.learning_rate, betas=(0.9, 0.98), fused=True)
