"""Licences by text, and which folders they cover."""

import unittest

from kindred_training.licences import coverage_of, has_own_terms, is_licence_file, licence_of

from .repositories import MIT

TEXTS = {
    "MIT": MIT,
    "Apache-2.0": "Apache License\n   Version 2.0, January 2004\n http://www.apache.org/licenses/",
    "BSD-3-Clause": "Redistribution and use in source and binary forms, with or without … Neither "
    "the name of the copyright holder",
    "BSD-2-Clause": "Redistribution and use in source and binary forms, with or without modification",
    "ISC": "Permission to use, copy, modify, and/or distribute this software for any purpose with or "
    "without fee is hereby granted, provided that the above",
    "0BSD": "Permission to use, copy, modify, and/or distribute this software for any purpose with or "
    "without fee is hereby granted.",
    "Unlicense": "This is free and unencumbered software released into the public domain.",
    "CC0-1.0": "Creative Commons Legal Code\n\nCC0 1.0 Universal",
    "BSL-1.0": "Boost Software License - Version 1.0 - August 17th, 2003",
    "Zlib": "This software is provided 'as-is', without any express or implied warranty."
    + " Permission is granted to anyone to use this software for any purpose." * 5
    + " 1. The origin of this software must not be misrepresented;",
    "refused: GPL": "GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007",
    "refused: AGPL": "GNU AFFERO GENERAL PUBLIC LICENSE",
    "refused: BUSL": "Business Source License 1.1",
    "refused: CC-BY": "Creative Commons Attribution 4.0 International Public License",
    "refused: MPL": "Mozilla Public License Version 2.0",
    "refused: Commons Clause": "“Commons Clause” License Condition v1.0 … " + MIT,
    "unknown": "Copyright 2024. Ask us.",
}


def coverage(files: dict[str, str]):
    return coverage_of(files, files.get)


class LicenceTest(unittest.TestCase):
    def test_tells_a_licence_by_its_text(self) -> None:
        self.assertEqual(
            {name: licence_of(text) for name, text in TEXTS.items()}, {n: n for n in TEXTS}
        )

    def test_a_mention_far_behind_a_permissive_text_does_not_refuse(self) -> None:
        part = "A bundled part is under the GNU General Public License."
        bsd = TEXTS["BSD-3-Clause"].replace("Neither", "and may not be used to endorse … ")
        self.assertEqual(licence_of(f"{bsd}{' word' * 900}{part}"), "BSD-3-Clause")
        self.assertEqual(licence_of(f"{bsd} {part}"), "refused: GPL")

    def test_knows_the_names_of_licence_files(self) -> None:
        yes = [
            "LICENSE",
            "LICENSE-MIT",
            "COPYING.txt",
            "licence.md",
            "LICENSES/MIT.txt",
            "ee/LICENSE",
        ]
        no = ["src/license.py", "src/Licence.hs", "docs/licensing.md", "LICENSE.png", "README.md"]
        self.assertEqual([path for path in yes + no if is_licence_file(path)], yes)

    def test_refuses_without_a_licence_or_with_an_unknown_or_copyleft_one(self) -> None:
        refusals = [
            coverage({"README.md": "MIT"}).refusal,
            coverage({"LICENSE": TEXTS["unknown"]}).refusal,
            coverage({"LICENSE": TEXTS["refused: GPL"]}).refusal,
            coverage({"LICENSE": MIT, "COPYING": TEXTS["refused: GPL"]}).refusal,
            coverage({"LICENSE-MIT": MIT, "LICENSE-APACHE": TEXTS["Apache-2.0"]}).refusal,
        ]
        self.assertEqual(
            refusals,
            [
                "no licence file at the root",
                "LICENSE is no licence that is known to be permissive",
                "LICENSE is GPL",
                "COPYING is GPL",
                "",
            ],
        )

    def test_names_all_licences_of_the_root(self) -> None:
        both = coverage({"LICENSE-MIT": MIT, "LICENSE-APACHE": TEXTS["Apache-2.0"]})
        self.assertEqual(both.licence, "Apache-2.0 AND MIT")

    def test_leaves_out_folders_with_other_terms(self) -> None:
        files = {
            "LICENSE": MIT,
            "lib/gpl/COPYING": TEXTS["refused: GPL"],
            "lib/isc/LICENSE": TEXTS["ISC"],
            "addons/LICENSE": TEXTS["unknown"],
        }
        paths = ["a.py", "lib/gpl/a.py", "lib/isc/a.py", "addons/a.py", "src/plus/a.ts", "ee/a.py"]
        self.assertEqual(
            [path for path in paths if coverage(files).covers(path)], ["a.py", "lib/isc/a.py"]
        )

    def test_licences_of_bundled_parts_do_not_speak_for_the_repository(self) -> None:
        gpl = TEXTS["refused: GPL"]
        bundled = {"LICENSE": MIT, "licenses/GPL.txt": gpl, "LICENSE-THIRD-PARTY": gpl}
        self.assertEqual(coverage(bundled), coverage({"LICENSE": MIT}))
        self.assertEqual(coverage({"LICENSES/GPL.txt": gpl}).refusal, "LICENSES/GPL.txt is GPL")

    def test_a_page_about_the_licence_leaves_its_folder_in(self) -> None:
        pages = {"LICENSE": MIT, "docs/license.rst": ".. include:: ../LICENSE"}
        self.assertTrue(coverage(pages).covers("docs/guide.rst"))

    def test_sees_terms_of_single_files(self) -> None:
        heads = {
            "# SPDX-License-Identifier: MIT\n": False,
            "// SPDX-License-Identifier: GPL-2.0-or-later\n": True,
            "// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0\n": False,
            "/* This program is free software under the terms of the\n * GNU General Public License */": True,
            "# How the licence check works\n": False,
        }
        self.assertEqual({head: has_own_terms(head) for head in heads}, heads)


if __name__ == "__main__":
    unittest.main()
