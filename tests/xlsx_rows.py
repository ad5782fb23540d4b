#!/usr/bin/env python3
"""Writes the rows of the first sheet of workbooks as one CSV file.

Usage: xlsx_rows.py OUT.csv IN.xlsx...

Every workbook has the same header, which is written once. Texts and numbers
are written as the workbook holds them; an empty cell is empty.
"""

import csv
import sys
import zipfile
from xml.etree import ElementTree

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def column(reference):
    """The number of the column of a cell such as AB12, from 0."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def text(element):
    return "".join(part.text or "" for part in element.iter(MAIN + "t"))


def rows(path):
    """The rows of the first sheet as lists of texts."""
    with zipfile.ZipFile(path) as book:
        strings = []
        if STRINGS in book.namelist():
            strings = [text(item) for item in ElementTree.parse(book.open(STRINGS)).getroot()]
        for row in ElementTree.parse(book.open(SHEET)).getroot().iter(MAIN + "row"):
            cells = {}
            for cell in row:
                value = cell.findtext(MAIN + "v", "")
                kind = cell.get("t")
                if kind == "s":
                    value = strings[int(value)]
                elif kind == "inlineStr":
                    value = text(cell)
                cells[column(cell.get("r"))] = value
            yield cells


def main(target, sources):
    header = None
    with open(target, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        for source in sources:
            lines = rows(source)
            first = next(lines)
            own = [first[number] for number in sorted(first)]
            if header is None:
                header = own
                writer.writerow(header)
            if own != header:
                sys.exit(f"{source}: the header is another one")
            for cells in lines:
                writer.writerow([cells.get(number, "") for number in range(len(header))])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
