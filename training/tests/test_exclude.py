"""No evaluation data in training: by name, by fork, by content."""

import gzip
import json
import unittest

from kindred_training.exclude import (
    ExclusionList,
    is_contaminated,
    known_windows,
    read_exclusion_list,
    windows_of,
)

from .repositories import RepositoryTest

EVALUATION = "\n".join(f"value_{n} = compute_something({n})" for n in range(20))
OTHER = "\n".join(f"result_{n} = another_function({n})" for n in range(20))


class ExclusionTest(RepositoryTest):
    def test_refuses_listed_repositories_their_forks_and_mirrors(self) -> None:
        file = self.folder / "exclude.txt"
        file.write_text("# evaluation\npallets/flask\nvuejs/core # own set\n", "utf8")
        exclusion = read_exclusion_list([file])
        names = [
            "pallets/flask",
            "Pallets/Flask",
            "x/flask",
            "pallets/jinja",
            "home/core",
            "vuejs/core",
        ]
        self.assertEqual(
            [name for name in names if exclusion.reason(name)],
            ["pallets/flask", "Pallets/Flask", "x/flask", "vuejs/core"],
        )

    def test_windows_do_not_see_layout_and_short_lines(self) -> None:
        loose = EVALUATION.replace(" = ", "=").replace("\n", "\n\n  {\n    ")
        self.assertEqual(windows_of(loose), windows_of(EVALUATION))

    def test_drops_what_shares_a_fifth_of_its_windows(self) -> None:
        known = set(windows_of(EVALUATION))
        part = "\n".join(EVALUATION.split("\n")[:5])
        self.assertEqual(
            [
                is_contaminated(text, known)
                for text in (EVALUATION, OTHER, f"{OTHER}\n{EVALUATION}")
            ],
            [True, False, True],
        )
        long = "\n".join(f"{OTHER}\n{OTHER.replace('result', name)}" for name in ("a_row", "b_row"))
        self.assertFalse(is_contaminated(f"{part}\n{long}", known))

    def test_reads_excluded_clones_and_json_lines(self) -> None:
        self.clone("pallets/flask", {"app.py": EVALUATION})
        self.clone("someone/other", {"app.py": OTHER})
        data = self.folder / "data"
        data.mkdir()
        with gzip.open(data / "corpus.jsonl.gz", "wt") as file:
            file.write(json.dumps({"id": 1, "code": OTHER.replace("result", "answer")}) + "\n")
        known = known_windows([self.folder], ExclusionList(["pallets/flask"]))
        self.assertEqual(
            [is_contaminated(text, known) for text in (EVALUATION, OTHER)], [True, False]
        )
        known = known_windows([data], ExclusionList([]))
        self.assertTrue(is_contaminated(OTHER.replace("result", "answer"), known))


if __name__ == "__main__":
    unittest.main()
