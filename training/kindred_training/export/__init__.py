"""From a checkpoint to a folder that the product opens: graph, tokenizer, configs, model card."""
