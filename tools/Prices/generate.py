#!/usr/bin/env python3
"""Writes src/Langfuse.Observe.LocalServer/Costs/prices.tsv from the public price list of pydantic/genai-prices.

    python3 tools/Prices/generate.py path/to/genai-prices/prices/data.json 2026-08-21

The second argument is the day of the list. What the list has wrong, or does not have, stands in CORRECTIONS with where it comes from.
"""
import json
import os
import re
import sys

TARGET = os.path.join(os.path.dirname(__file__), "../../src/Langfuse.Observe.LocalServer/Costs/prices.tsv")
KINDS = ["input_mtok", "cache_read_mtok", "cache_write_mtok", "cache_write_1h", "output_mtok", "input_audio_mtok", "cache_audio_read_mtok", "output_audio_mtok"]
PREFIX = {
    "openai": "(openai/|azure/)?",
    "anthropic": r"((us|eu|apac|jp|au|global)\.)?(anthropic[/.])?",
    "google": "(google/|models/|vertex_ai/|gemini/)?",
    "mistral": "(mistral/|mistralai/)?",
    "cohere": "(cohere/)?",
    "voyageai": "(voyage/|voyageai/)?",
    "x-ai": "(xai/|x-ai/)?",
}
# Names that the list has under a model of another price, and models it does not have.
LEFT_OUT = {"gpt-4o": {"gpt-4o-2024-05-13"}, "gpt-4o-audio-preview": None, "gpt-4o-mini-audio-preview": None, "gpt-4o:extended": None}
CORRECTIONS = [
    # https://platform.openai.com/docs/pricing: the first gpt-4o stayed at its first price
    ("gpt-4o-2024-05-13", "(openai/|azure/)?gpt-4o-2024-05-13", "o200k_base", {"input_mtok": 5, "output_mtok": 15}),
]


def escaped(text):
    return re.sub(r"([.+*?()\[\]{}|^$])", r"\\\1", text)


def pattern_of(match, provider, left_out):
    if "or" in match:
        return "|".join(part for part in (pattern_of(item, provider, left_out) for item in match["or"]) if part)
    kind, text = next(iter(match.items()))
    if kind == "equals":
        if text in left_out:
            return ""
        dated = re.search(r"\d{4}-?\d\d|\d{4}$", text)
        return escaped(text) + (r"(-\d{4}-\d{2}-\d{2})?" if provider == "openai" and not dated else "")
    if kind in ("starts_with", "contains", "ends_with"):
        return escaped(text) + ("" if kind == "ends_with" else r"[\w.:@-]*")
    return ""


def tokenizer_of(model):
    if re.match(r"(ft:)?(gpt-4o|gpt-4\.1|gpt-4\.5|gpt-5|gpt-oss|o1|o3|o4|chatgpt-4o|gpt-chat|codex-mini)", model):
        return "o200k_base"
    return "cl100k_base" if re.match(r"(ft:)?(gpt-4|gpt-3\.5|text-embedding)", model) else ""


def rows_of(prices):
    """(over, {kind: price}) for the standard price and each tier."""
    tiers = {}
    for kind, price in prices.items():
        if isinstance(price, dict):
            tiers.setdefault(0, {})[kind] = price["base"]
            for tier in price["tiers"]:
                tiers.setdefault(tier["start"], {})[kind] = tier["price"]
        elif kind in KINDS:
            tiers.setdefault(0, {})[kind] = price
    for over in tiers:
        tiers[over] = {**tiers[0], **tiers[over]}
    return sorted(tiers.items())


def lines(data):
    # First, because of two patterns that fit the first one counts.
    for name, pattern, tokenizer, prices in CORRECTIONS:
        yield name, pattern, "", "", tokenizer, prices
    for provider in data:
        if provider["id"] not in PREFIX:
            continue
        for model in provider["models"]:
            name = model["id"]
            left_out = LEFT_OUT.get(name, set())
            if left_out is None or (provider["id"] == "google" and not name.startswith(("gemini", "text-embedding"))):
                continue
            pattern = pattern_of(model["match"], provider["id"], left_out)
            listed = model["prices"] if isinstance(model["prices"], list) else [{"prices": model["prices"]}]
            for entry in listed:
                constraint = entry.get("constraint", {})
                if "start_time" in constraint or not pattern:
                    continue
                for over, prices in rows_of(entry["prices"]):
                    if provider["id"] == "anthropic" and "cache_write_mtok" in prices:
                        # Kept for an hour: twice the price of input (https://docs.claude.com/en/docs/build-with-claude/prompt-caching)
                        prices["cache_write_1h"] = prices["input_mtok"] * 2
                    yield name, f"{PREFIX[provider['id']]}({pattern})", constraint.get("start_date", ""), over or "", tokenizer_of(name) if provider["id"] == "openai" else "", prices


def main():
    with open(sys.argv[1]) as file:
        data = json.load(file)
    with open(TARGET, "w") as out:
        out.write(f"# Written by tools/Prices/generate.py from https://github.com/pydantic/genai-prices of {sys.argv[2]}. US dollars for a million tokens.\n")
        out.write("# model\tpattern\tfrom\tover so many input tokens\ttokenizer\tinput\tcached input\twritten to the cache\twritten for an hour\toutput\taudio input\tcached audio\taudio output\n")
        for name, pattern, since, over, tokenizer, prices in lines(data):
            cells = [format(prices[kind], ".10g") if kind in prices else "" for kind in KINDS]
            out.write("\t".join([name, f"^{pattern}$", since, str(over), tokenizer, *cells]) + "\n")


main()
